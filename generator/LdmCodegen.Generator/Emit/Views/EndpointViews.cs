using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A registration or its end.</summary>
internal sealed record RegistrationView(string Name, string Wire, string Group, string Register);

/// <summary>The protocol for the runtime.</summary>
internal sealed record ProtocolView(
    string HintName, ProtocolNames Protocol, EquatableArray<string> Description,
    EquatableArray<RegistrationView> Registrations,
    bool HasCalls)
    : ProtocolFileView(HintName, "protocol", Protocol)
{
    /// <summary>Whether a peer's messages are learned.</summary>
    public bool Learns { get; init; }

    public bool HasAnswers { get; init; }

    public bool HasSettings { get; init; }

    public bool Correlates { get; init; }

    /// <summary>The record of greetings; null when there are none.</summary>
    public string? Greeting { get; init; }

    /// <summary>The request that asks whether a silent server is there; null for none.</summary>
    public string? Probe { get; init; }

    /// <summary>A pattern of the registrations that a server decides over; empty when it always agrees.</summary>
    public string ConsentTest { get; init; } = "";

    public bool HasConsent => ConsentTest.Length > 0;
}

/// <summary>The client.</summary>
internal sealed record ClientView(string HintName, ProtocolNames Protocol, EquatableArray<GroupEntryView> Groups)
    : ProtocolFileView(HintName, "client", Protocol)
{
    /// <summary>Registrations that options say more of.</summary>
    public EquatableArray<NameView> Registrations { get; init; }

    /// <summary>The record of the server's greeting; null for none.</summary>
    public string? Greeting { get; init; }

    /// <summary>The record of the client's greeting; null for none.</summary>
    public string? OwnGreeting { get; init; }

    public bool KeepsOptions => OwnGreeting is not null || !Registrations.IsEmpty;
}

/// <summary>Options of the client or the server.</summary>
internal sealed record OptionsView(
    string HintName, string Template, ProtocolNames Protocol, string PortDoc, EquatableArray<string> Defaults)
    : ProtocolFileView(HintName, Template, Protocol)
{
    /// <summary>Registrations that options say more of.</summary>
    public EquatableArray<NameView> Registrations { get; init; }

    /// <summary>The record of this side's greeting; null for none.</summary>
    public string? Greeting { get; init; }

    /// <summary>Fixed attributes that can be set in what this side sends.</summary>
    public EquatableArray<SettingView> Settings { get; init; }

    /// <summary>What a greeting says unless told otherwise.</summary>
    public EquatableArray<string> GreetingDefaults { get; init; }
}

/// <summary>The server base.</summary>
internal sealed record ServerView(string HintName, ProtocolNames Protocol, EquatableArray<NameView> Actions)
    : ProtocolFileView(HintName, "server", Protocol)
{
    /// <summary>The record of the client's greeting; null for none.</summary>
    public string? Greeting { get; init; }

    /// <summary>The record of the server's greeting; null for none.</summary>
    public string? OwnGreeting { get; init; }
}
