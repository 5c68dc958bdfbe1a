using System.Globalization;
using System.Text.Json;
using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Targets;

namespace LdmCodegen.Benchmarks.Tests;

/// <summary>The short form of <c>targets</c>, run once for all tests that look at it.</summary>
public sealed class GlanceFixture : IAsyncLifetime
{
    internal IReadOnlyList<Target> Targets { get; private set; } = [];

    /// <summary>The lines of the table below its heading.</summary>
    public string[] Table => Print(TargetReport.Table)[1..];

    /// <summary>The lines of JSON.</summary>
    public JsonElement[] Json => Array.ConvertAll(Print(TargetReport.Json), static line => JsonDocument.Parse(line).RootElement);

    public async Task InitializeAsync() => Targets = await TargetsCommand.MeasureAsync(Race.Glance);

    public Task DisposeAsync() => Task.CompletedTask;

    private string[] Print(Action<TextWriter, IReadOnlyList<Target>> report)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        report(text, Targets);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
