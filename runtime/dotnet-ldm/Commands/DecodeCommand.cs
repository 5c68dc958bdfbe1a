using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Decoding;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;
using LogicalDomains;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>decode FILE|-</c>: documents or a captured stream to JSON, one line per message.</summary>
internal sealed class DecodeCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE|-")
    {
        Description = "One document, several after each other, or a captured stream; - is standard input.",
    };

    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _tolerance = new("--tolerance")
    {
        Description = "Repair the faults of a profile of the schema: "
            + string.Join(", ", LdmTolerance.All.Select(static one => one.Name)) + ". Repairs are told on stderr.",
        HelpName = "NAME",
    };

    public DecodeCommand(ToolConsole console)
        : base("decode", "Print messages as JSON, one object per line; faults become objects too.", console)
    {
        Add(_file);
        _schema.AddTo(this);
        Add(_tolerance);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("decode event.xml", "one document"),
        ("decode example.xml --tolerance as-documented", "an example as the vendor's guides print it"),
        ("decode - < session.xml", "a captured stream, with or without its stream header"),
        ("decode --schema acme.protocol.xml session.xml", "another protocol, without compiling it"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        byte[] input = await InputFile.ReadBytesAsync(line.GetRequiredValue(_file), Terminal, cancellationToken);
        InterpretedSchema? schema = await _schema.ReadAsync(line, cancellationToken);
        IDocumentDecoder decoder = schema is null ? new PackagedDecoder() : new InterpretedDecoder(schema);
        XmlTolerance? tolerance = ToleranceOf(line.GetValue(_tolerance), decoder.Tolerances);
        DecodedOutput output = new(Terminal.Out, input, decoder, Terminal.Error, tolerance);
        await foreach (InputDocument document in new DocumentSplitter(input, decoder.Roots).SplitAsync(cancellationToken))
        {
            output.Write(document);
        }

        output.Complete();

        if (output.Documents == 0)
        {
            throw ToolException.BadInput("the input holds no document");
        }

        return output.Faults > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static XmlTolerance? ToleranceOf(string? name, IReadOnlyList<XmlTolerance> known) => name is null
        ? null
        : known.FirstOrDefault(one => one.Name == name) ?? throw ToolException.Usage(
            $"no tolerance is named '{name}'; there is "
            + (known.Count == 0 ? "none" : string.Join(", ", known.Select(static one => one.Name))));
}
