namespace LdmCodegen.Schema.Model;

/// <summary>
/// One protocol, bound, checked and with its imports merged in: everything a generator needs, nothing about where it
/// stood
/// in a file. Names ending in <c>Clr</c> are valid C# identifiers without <c>@</c>; wire names are exactly as on the
/// wire.
/// </summary>
/// <param name="Name">The protocol's name and prefix of generated types, such as <c>Ldm</c>.</param>
/// <param name="Namespace">The C# namespace of generated types.</param>
/// <param name="Edition">The edition number of the schema file, 1 or more.</param>
/// <param name="Facts">Documentation of the protocol as a whole.</param>
/// <param name="VersionPath">
/// Where a message states its version, relative to its root: <c>@version</c>; null when nowhere.
/// </param>
/// <param name="Versions">Version ids in order of appearance.</param>
/// <param name="Transport">How bytes travel.</param>
/// <param name="Namespaces">XML namespaces written on output.</param>
/// <param name="Dialects">
/// Spellings of the output; the first is the default. Never empty: <c>standard</c> is implied.
/// </param>
/// <param name="Wire">How messages are recognised and laid out.</param>
/// <param name="Unknown">What happens to content that the schema does not name.</param>
/// <param name="Enums">Open enumerations.</param>
/// <param name="Resources">Bags of properties with a kind name.</param>
/// <param name="Shapes">Layouts of payloads, with <c>extends</c> already flattened in.</param>
/// <param name="Groups">Event groups with their events.</param>
/// <param name="Actions">Requests and their replies.</param>
/// <param name="Examples">Test vectors.</param>
public sealed record ProtocolModel(
    string Name,
    string Namespace,
    int Edition,
    Facts Facts,
    string? VersionPath,
    EquatableArray<VersionModel> Versions,
    TransportModel Transport,
    EquatableArray<NamespaceModel> Namespaces,
    EquatableArray<DialectModel> Dialects,
    WireModel Wire,
    UnknownModel Unknown,
    EquatableArray<EnumModel> Enums,
    EquatableArray<ResourceModel> Resources,
    EquatableArray<ShapeModel> Shapes,
    EquatableArray<EventGroupModel> Groups,
    EquatableArray<ActionModel> Actions,
    EquatableArray<ExampleModel> Examples)
{
    /// <summary>Profiles of faults that are repaired when a reader asks for it.</summary>
    public EquatableArray<ToleranceModel> Tolerances { get; init; }

    /// <summary>Other forms of documents that are read as messages of the protocol.</summary>
    public EquatableArray<ReadingModel> Readings { get; init; }
}

/// <summary>A version of the protocol.</summary>
/// <param name="Id">The id as on the wire, an opaque string.</param>
/// <param name="Product">The product releases that speak it, for documentation.</param>
/// <param name="Releases">The releases of the product that speak it and can be told apart, oldest first.</param>
/// <param name="Facts">Documentation.</param>
public sealed record VersionModel(string Id, string? Product, EquatableArray<ReleaseModel> Releases, Facts Facts);

/// <summary>A release of the product, which messages do not state.</summary>
/// <param name="Id">What <c>since</c> and <c>until</c> call it.</param>
/// <param name="Product">The product's name and number, for documentation.</param>
/// <param name="Facts">Documentation.</param>
public sealed record ReleaseModel(string Id, string? Product, Facts Facts);

/// <summary>An XML namespace declared on the root of written messages.</summary>
/// <param name="Prefix">The prefix used in names of the schema.</param>
/// <param name="Uri">The name it is bound to; compared as a plain string.</param>
public sealed record NamespaceModel(string Prefix, string Uri);

/// <summary>A spelling of written messages.</summary>
/// <param name="Name">The name in options and on the command line.</param>
/// <param name="NameClr">The member name of the generated dialect enumeration.</param>
/// <param name="Declare">Whether namespace declarations are written on the root.</param>
/// <param name="Prefixes">
/// Whether prefixed names are written with their prefix. Without, names are written by local name and fixed prefixed
/// attributes are left out.
/// </param>
/// <param name="Facts">Documentation.</param>
public sealed record DialectModel(string Name, string NameClr, bool Declare, bool Prefixes, Facts Facts)
{
    /// <summary>Whether attributes that carry values are written with their prefixes; never without prefixes of names.</summary>
    public bool AttributePrefixes { get; init; } = true;

    /// <summary>The element that options are written in; null for that of the message.</summary>
    public NameModel? Option { get; init; }

    /// <summary>The most bytes of an event's document; null for any number.</summary>
    public int? EventLimit { get; init; }

    /// <summary>What prefixes are bound to, where it is not what the protocol says.</summary>
    public EquatableArray<NamespaceModel> Namespaces { get; init; }

    /// <summary>What named fixed attributes say, where it is not what the protocol says.</summary>
    public EquatableArray<SetModel> Sets { get; init; }

    /// <summary>What a fixed part says.</summary>
    public string? ValueOf(FixedModel part) =>
        part.Setting is { } setting ? ValueOf(setting) : part.Value;

    /// <summary>What a fixed attribute says unless it is set.</summary>
    public string ValueOf(SettingModel setting) =>
        Sets.FirstOrDefault(own => own.Setting == setting.Name)?.Value ?? setting.Value;

    /// <summary>What a prefix of the protocol is bound to.</summary>
    public string UriOf(NamespaceModel declared) =>
        Namespaces.FirstOrDefault(own => own.Prefix == declared.Prefix)?.Uri ?? declared.Uri;

    /// <summary>How a name is written.</summary>
    public string Spell(NameModel name) => Prefixes ? name.Qualified : name.Local;

    /// <summary>How an attribute that carries a value is written.</summary>
    public string SpellAttribute(NameModel name) => AttributePrefixes ? name.Qualified : name.Local;
}

/// <summary>What a named fixed attribute says in a dialect.</summary>
/// <param name="Setting">The name of the attribute.</param>
/// <param name="Value">What it says.</param>
public sealed record SetModel(string Setting, string Value);

/// <summary>
/// Policies for content the schema does not name; each is <c>deliver</c>, <c>keep</c>, <c>skip</c>, <c>reject</c> or
/// <c>reply-failure</c>.
/// </summary>
public sealed record UnknownModel(
    string Event = "deliver", string Resource = "keep", string Property = "keep", string Element = "keep",
    string Attribute = "keep", string Value = "keep", string Action = "reply-failure");

/// <summary>A test vector: the exact bytes of one message.</summary>
/// <param name="Of">What it is an example of: <c>call:NAME</c>, <c>reply:NAME</c> or <c>event:NAME</c>.</param>
/// <param name="Text">The document.</param>
/// <param name="Facts">Documentation and source.</param>
public sealed record ExampleModel(string Of, string Text, Facts Facts);
