using System.CommandLine;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Decoding;
using LdmCodegen.Tool.Interpreting;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>decode FILE|-</c>: documents or a captured stream to JSON, one line per message.</summary>
internal sealed class DecodeCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE|-")
    {
        Description = "One document, several after each other, or a captured stream; - is standard input.",
    };

    private readonly SchemaOption _schema = new();

    private readonly ToleranceOption _tolerance = new("Repairs are told on stderr.");

    public DecodeCommand(ToolConsole console)
        : base("decode", "Print messages as JSON, one object per line; faults become objects too.", console)
    {
        Add(_file);
        _schema.AddTo(this);
        _tolerance.AddTo(this);
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
        XmlTolerance? tolerance = _tolerance.Read(schema, line);
        DecodedOutput output = new(Terminal.Out, input, decoder, Terminal.Error, tolerance);
        await foreach (InputDocument document in new DocumentSplitter(input, decoder).SplitAsync(cancellationToken))
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
}
