using System.Text;
using LdmCodegen.Schema.Model;
using LdmCodegen.Testing.Messages;
using LdmCodegen.Testing.Schemas;

namespace LdmCodegen.Testing;

/// <summary>
/// Valid documents of a protocol, drawn from its schema: what is required is there, what is optional may be, values are of
/// their types, some at their limits. The same seed gives the same documents.
/// </summary>
/// <remarks>
/// <code>
/// RandomMessages messages = RandomMessages.Of("doors.protocol.xml", seed: 7);
/// for (int i = 0; i &lt; 1000; i++)
/// {
///     RandomMessage one = messages.Next();
///     DoorsMessage message = DoorsWire.Parse(one.ToUtf8());
///     Assert.Equal(message, DoorsWire.Parse(DoorsWire.ToUtf8(message)));
/// }
/// </code>
/// </remarks>
public sealed class RandomMessages
{
    private readonly ProtocolModel _model;
    private readonly DocumentWriter _writer;
    private readonly Random _random;
    private readonly List<string> _kinds;

    private RandomMessages(ProtocolModel model, int seed)
    {
        _model = model;
        _random = new Random(seed);
        _writer = new DocumentWriter(model, _random);
        _kinds =
        [
            .. model.Groups.SelectMany(group => group.Events).Select(one => "event:" + one.Name),
            .. model.Wire.Call is null ? [] : model.Actions.Select(action => "call:" + action.Name),
            .. model.Wire.Call is null || model.Wire.Reply is null ? [] : model.Actions.Select(action => "reply:" + action.Name),
        ];
    }

    /// <summary>What can be drawn: <c>event:NAME</c>, <c>call:NAME</c> and <c>reply:NAME</c>, in the order of the schema.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    /// <summary>Reads the schema to draw from.</summary>
    /// <param name="path">The schema file.</param>
    /// <param name="seed">The same number gives the same documents.</param>
    /// <exception cref="SchemaFaultException">The schema has errors.</exception>
    /// <exception cref="ArgumentException">The protocol has no messages.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RandomMessages Of(string path, int seed)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RandomMessages messages = new(SchemaModels.Load(path), seed);
        return messages._kinds.Count > 0
            ? messages
            : throw new ArgumentException($"The protocol of '{path}' has no messages.", nameof(path));
    }

    /// <summary>Draws a message of any kind.</summary>
    public RandomMessage Next() => Next(_kinds[_random.Next(_kinds.Count)]);

    /// <summary>Draws a message of one kind.</summary>
    /// <param name="of">One of <see cref="Kinds"/>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public RandomMessage Next(string of)
    {
        if (!_kinds.Contains(of))
        {
            throw new ArgumentException($"'{of}' is not a message of protocol '{_model.Name}'.", nameof(of));
        }

        string name = of[(of.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new RandomMessage(of, of[0] switch
        {
            'e' => _writer.Event(_model.Groups.SelectMany(group => group.Events).First(one => one.Name == name)),
            'c' => _writer.Call(_model.Actions.First(action => action.Name == name)),
            _ => _writer.Reply(_model.Actions.First(action => action.Name == name)),
        });
    }
}

/// <summary>A document drawn at random.</summary>
/// <param name="Of">Its kind: <c>event:NAME</c>, <c>call:NAME</c> or <c>reply:NAME</c>.</param>
/// <param name="Xml">The document.</param>
public sealed record RandomMessage(string Of, string Xml)
{
    /// <summary>The document as it travels.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Xml);
}
