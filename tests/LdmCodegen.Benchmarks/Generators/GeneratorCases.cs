using System.Reflection;
using System.Text;
using LdmCodegen.Generator;
using LdmCodegen.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.Benchmarks.Generators;

/// <summary>The projects that are measured.</summary>
internal static class GeneratorCases
{
    private const int Groups = 50;

    private static readonly string OurAssembly = typeof(LdmGenerator).Assembly.Location;

    /// <summary>By the name that a process of its own is started with.</summary>
    public static GeneratorCase Of(string name) => name switch
    {
        "ldm" => Ours(name, new SchemaText("ldm.protocol.xml", File.ReadAllText(Path.Combine(Repository.Root, "schema/ldm.protocol.xml")))),
        "nothing" => Ours(name),
        "json" => Json(),
        "logging" => Logging(),
        _ => throw new ArgumentException($"there is no case '{name}'", nameof(name)),
    };

    /// <summary>A protocol with as many event types as asked, in 50 groups.</summary>
    public static GeneratorCase WithEvents(int count) =>
        Ours($"{count} events", new SchemaText("events.protocol.xml", Schema(count)));

    private static GeneratorCase Ours(string name, params AdditionalText[] files) =>
        new(name, OurAssembly, new LdmGenerator().AsSourceGenerator(), "", files);

    private static string Schema(int count)
    {
        StringBuilder text = new(
            """
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Big" namespace="Big" edition="1">
              <wire><message kind="event" root="note" unit="item" selector="name" payload="data"/></wire>
              <shape name="Ref" path="thing"><property name="Thing" path="@id" required="true"/></shape>

            """);
        for (int group = 0; group < Groups; group++)
        {
            text.Append($"  <events group=\"Group{group}\" shape=\"Ref\">\n");
            for (int i = group; i < count; i += Groups)
            {
                text.Append($"    <event name=\"thing-{i}-changed\" doc=\"Thing {i} changed.\"/>\n");
            }

            text.Append("  </events>\n");
        }

        return text.Append("</protocol>\n").ToString();
    }

    // As many types as the Logical Domains protocol has messages, each with a few properties.
    private static GeneratorCase Json()
    {
        StringBuilder attributes = new();
        StringBuilder types = new();
        for (int i = 0; i < 100; i++)
        {
            attributes.Append($"[JsonSerializable(typeof(Message{i}))]\n");
            types.Append($"public sealed record Message{i}(string Domain, int? Count, string? Name, bool Force);\n");
        }

        return Peer(
            "json",
            "Microsoft.NETCore.App.Ref",
            "System.Text.Json.SourceGeneration.dll",
            $"using System.Text.Json.Serialization;\n{attributes}internal partial class Context : JsonSerializerContext {{ }}\n{types}");
    }

    private static GeneratorCase Logging()
    {
        StringBuilder methods = new();
        for (int i = 0; i < 100; i++)
        {
            methods.Append($"[LoggerMessage({i}, LogLevel.Information, \"Domain {{Domain}} has {{Count}} of {{Name}}.\")]\n")
                .Append($"public static partial void Message{i}(ILogger log, string domain, int count, string name);\n");
        }

        return Peer(
            "logging",
            "Microsoft.AspNetCore.App.Ref",
            "Microsoft.Extensions.Logging.Generators.dll",
            $"using Microsoft.Extensions.Logging;\ninternal static partial class Log\n{{\n{methods}}}\n");
    }

    // The generators that every build of this SDK runs.
    private static GeneratorCase Peer(string name, string pack, string file, string source)
    {
        string packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs", pack));
        string path = Directory.EnumerateFiles(packs, file, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        Type type = Assembly.LoadFrom(path).GetTypes().Single(
            one => one.GetCustomAttributes<GeneratorAttribute>().Any(attribute => attribute.Languages.Contains(LanguageNames.CSharp)));
        object generator = Activator.CreateInstance(type)!;
        return new GeneratorCase(
            name, path, generator as ISourceGenerator ?? ((IIncrementalGenerator)generator).AsSourceGenerator(), source);
    }

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
