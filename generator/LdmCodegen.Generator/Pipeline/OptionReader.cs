using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Reads options that carry one prefix, and notes values that are not among theirs.</summary>
/// <param name="options">The options of the project or of a file.</param>
/// <param name="prefix">What stands before each name.</param>
/// <param name="place">Where findings belong; null for the project.</param>
internal sealed class OptionReader(AnalyzerConfigOptions options, string prefix, SchemaSpan? place)
{
    // A list in a property is separated by semicolons, which the compiler's option file cuts off; the package's targets
    // hand it over with commas.
    private static readonly char[] Separators = [';', ',', ' '];

    private readonly List<DiagnosticInfo> _findings = [];

    public IReadOnlyList<DiagnosticInfo> Findings => _findings;

    /// <summary>The value, or null when it is absent or blank.</summary>
    public string? ReadText(string name)
    {
        return options.TryGetValue(prefix + name, out string? value) && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;
    }

    /// <summary>The settings given here, and for the others <paramref name="defaults"/>.</summary>
    public FileSettings ReadOver(FileSettings defaults)
    {
        FileSettings settings = ReadGenerate(defaults);
        return settings with { Visibility = ReadChoice("LdmVisibility", settings.Visibility, "public", "internal") };
    }

    /// <summary>The value when it is one of <paramref name="choices"/>, in their spelling.</summary>
    public string ReadChoice(string name, string fallback, params string[] choices)
    {
        string? value = ReadText(name);
        if (value is null)
        {
            return fallback;
        }

        string? choice = Find(choices, value);
        return choice ?? Refuse(name, value, choices, fallback);
    }

    private FileSettings ReadGenerate(FileSettings defaults)
    {
        const string Name = "LdmGenerate";
        string[] choices = ["client", "server"];
        string[] parts = (ReadText(Name) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return defaults;
        }

        string? unknown = parts.FirstOrDefault(part => Find(choices, part) is null);
        return unknown is null
            ? defaults with
            {
                Client = parts.Contains("client", StringComparer.OrdinalIgnoreCase),
                Server = parts.Contains("server", StringComparer.OrdinalIgnoreCase),
            }
            : Refuse(Name, unknown, choices, defaults);
    }

    private T Refuse<T>(string name, string value, string[] choices, T fallback)
    {
        _findings.Add(new DiagnosticInfo(
            DiagnosticDescriptors.BadOption.Id,
            place,
            new EquatableArray<string>([value, name, string.Join(", ", choices)])));
        return fallback;
    }

    private static string? Find(string[] choices, string value) =>
        choices.FirstOrDefault(choice => string.Equals(choice, value, StringComparison.OrdinalIgnoreCase));
}
