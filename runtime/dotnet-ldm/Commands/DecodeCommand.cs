using System.CommandLine;
using LdmCodegen.Tool.Decoding;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>decode FILE|-</c>: documents or a captured stream to JSON, one line per message.</summary>
internal sealed class DecodeCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE|-")
    {
        Description = "One document, several after each other, or a captured stream; - is standard input.",
    };

    public DecodeCommand(ToolConsole console)
        : base("decode", "Print messages as JSON, one object per line; faults become objects too.", console) =>
        Add(_file);

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("decode event.xml", "one document"),
        ("decode - < session.xml", "a captured stream, with or without its stream header"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        byte[] input = await InputFile.ReadBytesAsync(line.GetRequiredValue(_file), Terminal, cancellationToken);
        DecodedOutput output = new(Terminal.Out, input);
        await foreach (InputDocument document in new DocumentSplitter(input).SplitAsync(cancellationToken))
        {
            output.Write(document);
        }

        if (output.Documents == 0)
        {
            throw ToolException.BadInput("the input holds no document");
        }

        return output.Faults > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
