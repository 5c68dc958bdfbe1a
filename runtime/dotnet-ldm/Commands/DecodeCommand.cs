using System.CommandLine;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>decode FILE|-</c>: documents or a captured stream to JSON, one line per message.</summary>
internal sealed class DecodeCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE|-")
    {
        Description = "One document, several after each other, or a captured stream; - is standard input.",
    };

    public DecodeCommand(ToolConsole console)
        : base("decode", "Print messages as JSON, one object per line; faults become objects too.", console) => Add(_file);

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("decode event.xml", "one document"),
        ("decode - < session.xml", "a captured stream, with or without its stream header"),
    ];

    protected override Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
