using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Interpreting;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>encode FILE|-</c>: the JSON lines of <c>decode</c> back to documents, one per line.</summary>
internal sealed class EncodeCommand : ToolCommand, IDetailedHelp
{
    private readonly Argument<string> _file = new("FILE|-")
    {
        Description = "JSON objects as decode prints them, one per line; - is standard input.",
    };

    private readonly SpellingOptions _spelling = new();

    private readonly SchemaOption _schema = new();

    public EncodeCommand(ToolConsole console)
        : base("encode", "Write documents from the JSON that decode prints.", console)
    {
        Add(_file);
        _spelling.AddTo(this);
        _schema.AddTo(this);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("decode event.xml | dotnet ldm encode -", "there and back"),
        ("encode --dialect illumos messages.jsonl", "without prefixes and declarations"),
        ("encode --fixed InterfaceVersion=1.1 messages.jsonl", "with the version number of another release"),
    ];

    /// <summary>The dialects and the named fixed attributes of the schema.</summary>
    public async Task<bool> WriteHelpAsync(ParseResult line, TextWriter output, CancellationToken cancellationToken)
    {
        SpellingOptions.WriteHelp(await _schema.ReadOrPackagedAsync(line, cancellationToken), output);
        return false;
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        InterpretedSchema schema = await _schema.ReadOrPackagedAsync(line, cancellationToken);
        WireSpelling spelling = _spelling.Read(schema, line);
        byte[] input = await InputFile.ReadBytesAsync(line.GetRequiredValue(_file), Terminal, cancellationToken);
        string[] lines = Encoding.UTF8.GetString(input).Split('\n');
        int faults = 0;
        int documents = 0;
        for (int i = 0; i < lines.Length;)
        {
            int first = i;
            try
            {
                i = EndOfDocument(lines, i);
                DynamicMessage[] messages = [.. lines[first..i].Where(IsGiven).Select(one => Read(schema, one))];
                if (messages.Length > 0)
                {
                    Terminal.Out.WriteLine(Write(schema, messages, spelling));
                    documents++;
                }
            }
            catch (Exception fault)
                when (fault is ToolException or JsonException or ArgumentException or InvalidOperationException)
            {
                Terminal.Error.WriteLine($"dotnet-ldm: line {first + 1}: {fault.Message}");
                faults++;
                i = Math.Max(i, first + 1);
            }
        }

        return documents == 0 && faults == 0
            ? throw ToolException.BadInput("the input holds no message")
            : faults > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static bool IsGiven(string line) => !string.IsNullOrWhiteSpace(line);

    /// <summary>Where the lines of one document end: those that follow each other with the same document number.</summary>
    private static int EndOfDocument(string[] lines, int first)
    {
        int? number = NumberOf(lines[first]);
        int end = first + 1;
        while (number is not null && end < lines.Length && NumberOf(lines[end]) == number)
        {
            end++;
        }

        return end;
    }

    private static int? NumberOf(string line)
    {
        if (!IsGiven(line))
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.ValueKind is JsonValueKind.Object
            && json.RootElement.TryGetProperty("document", out JsonElement number)
            && number.TryGetInt32(out int value)
                ? value
                : null;
    }

    private static DynamicMessage Read(InterpretedSchema schema, string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return JsonMessage.Read(schema, json.RootElement.Clone());
    }

    private static string Write(InterpretedSchema schema, DynamicMessage[] messages, WireSpelling spelling)
    {
        if (messages.Any(message => message.Kind != messages[0].Kind))
        {
            throw ToolException.BadInput("a document holds requests, or replies, or events; not some of each");
        }

        ArrayBufferWriter<byte> document = new();
        DocumentWriter.Write(schema, document, messages, spelling);
        return Encoding.UTF8.GetString(document.WrittenSpan);
    }
}
