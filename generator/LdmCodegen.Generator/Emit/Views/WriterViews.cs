using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A namespace.</summary>
internal sealed record NamespaceView(string Name, string Value, string Markup);

/// <summary>Declarations that often stand together.</summary>
/// <param name="Flags">The namespaces, an expression.</param>
/// <param name="Markup">Their declarations, a literal in lines.</param>
internal sealed record DeclarationSetView(string Flags, EquatableArray<string> Markup);

/// <summary>The markup around payloads of one kind of message; expressions of UTF-8 literals.</summary>
internal sealed record RootWriteView(
    string Namespaces,
    EquatableArray<string> RootOpen, string RootEnd, string RootClose, string UnitOpen, string SelectorClose,
    string UnitClose,
    EquatableArray<string> PayloadOpen, string PayloadClose, string OptionOpen, string OptionClose)
{
    public bool HasOptions => OptionOpen.Length > 0;

    public bool HasUnit { get; init; } = true;

    /// <summary>Markup before the id, an expression; null when there is none.</summary>
    public string? IdOpen { get; init; }

    public bool HasEnvelope { get; init; }

    /// <summary>Whether something stands in the root beside units or payloads.</summary>
    public bool HasBeside { get; init; }
}

/// <summary>The writer of documents.</summary>
internal sealed record WriterView(
    string HintName, ProtocolNames Protocol, EquatableArray<NamespaceView> Namespaces, string AllNamespaces,
    string PrefixesTest,
    string DeclaresTest, RootWriteView? Call, RootWriteView? Event, bool ReplyInRoot, bool ReplyInUnit,
    bool ReplyInPayload,
    bool HasReply, string LevelOpen, string StatusClose, string? DetailOpen, string DetailClose, string LevelClose,
    string UnitTest)
    : ProtocolFileView(HintName, "writer", Protocol)
{
    /// <summary>The prefixes of the schema with blanks around each, a C# text.</summary>
    public string SchemaPrefixes { get; init; } = "";

    /// <summary>The namespaces that the schema declares for names without a prefix, an expression.</summary>
    public string SchemaDefaults { get; init; } = "default";

    /// <summary>The path of the element with options, a C# text.</summary>
    public string OptionPlace { get; init; } = "";

    /// <summary>The same in the writer's dialect, an expression; null when it is the same in all.</summary>
    public string? OptionPlaceTest { get; init; }

    public bool HasOptions => Call is { HasOptions: true };

    /// <summary>Replies in documents of their own.</summary>
    public RootWriteView? Answer { get; init; }

    public bool HasNamed => Event is { HasUnit: false } || Call is { HasUnit: false };

    public bool Correlates => Call?.IdOpen is not null;

    /// <summary>Whether other files hold parts of the writer.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Which dialects write prefixes of attributes that carry values; null when that is as with other names.</summary>
    public string? AttributePrefixesTest { get; init; }

    /// <summary>Whether some markup depends on more of the dialect than prefixes and declarations.</summary>
    public bool KeepsDialect { get; init; }

    /// <summary>Sets of declarations that events have, at once; in the dialect that the schema names first.</summary>
    public EquatableArray<DeclarationSetView> DeclarationSets { get; init; }

    public bool HasDeclarationSets => !DeclarationSets.IsEmpty;

    /// <summary>The C# name of that dialect.</summary>
    public string FirstDialect { get; init; } = "";

    /// <summary>Fixed attributes that can be set.</summary>
    public EquatableArray<SettingView> Settings { get; init; }

    public bool HasSettings => !Settings.IsEmpty;

    /// <summary>Dialects whose events have a limit.</summary>
    public EquatableArray<DialectLimitView> Limits { get; init; }

    public bool HasLimits => Event is not null && !Limits.IsEmpty;
}

/// <summary>A dialect whose events have a limit in bytes.</summary>
internal sealed record DialectLimitView(string Name, string Wire, string Bytes);
