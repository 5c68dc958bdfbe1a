namespace LdmCodegen.Schema.Model;

/// <summary>
/// Every part of a protocol by kind, its imports' parts first. Checks reject what is wrong; binding takes the rest.
/// </summary>
internal sealed class Declarations
{
    public Declarations(SchemaElement protocol) => Protocol = protocol;

    /// <summary>The root of the file that is compiled.</summary>
    public SchemaElement Protocol { get; }

    /// <summary>
    /// The parts that stand once, by element name: <c>transport</c>, <c>wire</c>, <c>unknown</c>, <c>versions</c>.
    /// </summary>
    public Dictionary<string, SchemaElement> Single { get; } = new(StringComparer.Ordinal);

    public List<Declared> Imports { get; } = [];

    public List<Declared> Versions { get; } = [];

    public List<Declared> Headers { get; } = [];

    public List<Declared> Namespaces { get; } = [];

    public List<Declared> Dialects { get; } = [];

    public List<Declared> Messages { get; } = [];

    /// <summary>The element in the bag that holds more bags; one, unless the second is an error.</summary>
    public List<Declared> Nested { get; } = [];

    public List<Declared> Tolerances { get; } = [];

    public List<Declared> Readings { get; } = [];

    public List<Declared> Enums { get; } = [];

    public List<Declared> Resources { get; } = [];

    public List<Declared> Shapes { get; } = [];

    public List<Declared> Groups { get; } = [];

    public List<Declared> Actions { get; } = [];

    public List<Declared> Examples { get; } = [];

    /// <summary>The versions and their releases in order.</summary>
    public Timeline Timeline => new(ProtocolBinder.Accepted(Versions));

    /// <summary>Every event of every group.</summary>
    public IEnumerable<Declared> Events => Groups.SelectMany(group => group.Members);

    /// <summary>Every named part, members after their owners.</summary>
    public IEnumerable<Declared> Everything =>
        new[] { Versions, Headers, Namespaces, Dialects, Messages, Tolerances, Readings, Enums, Resources, Shapes, Groups, Actions }
            .SelectMany(list => list)
            .SelectMany(declared => declared.Members.Prepend(declared));

    /// <summary>The one part of that element name, or null.</summary>
    public SchemaElement? Part(string name) => Single.TryGetValue(name, out SchemaElement? part) ? part : null;

    /// <summary>The layout of a kind of message, or null.</summary>
    public Declared? Message(string kind) => Messages.FirstOrDefault(message => message.Name == kind);

    /// <summary>The one child of <c>wire</c> of that name, or null.</summary>
    public SchemaElement? WirePart(string name) =>
        Part("wire")?.Children.FirstOrDefault(child => child.Name == name && Collector.IsUsable(child, "wire"));

    /// <summary>The shape of that name, rejected or not, or null.</summary>
    public Declared? Shape(string name) => Shapes.FirstOrDefault(shape => shape.Name == name);

    /// <summary>
    /// A shape and those it extends, the innermost base first; stops before it goes round in a circle.
    /// </summary>
    public IReadOnlyList<Declared> Lineage(Declared shape)
    {
        List<Declared> lineage = [shape];
        while (lineage[0].Value("extends") is { } name && Shape(name) is { } next && !lineage.Contains(next))
        {
            lineage.Insert(0, next);
        }

        return lineage;
    }
}
