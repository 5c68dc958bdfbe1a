using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>An option of an action.</summary>
internal sealed record OptionView(
    string Name, string Variable, string Type, EquatableArray<string> Doc, string? Obsolete);

/// <summary>An action: request, reply, client method, server method.</summary>
internal sealed record ActionView(
    string HintName, ProtocolNames Protocol, string Name, string Wire, string WireDoc, EquatableArray<string> Doc,
    string? Obsolete,
    MembersView Request, MembersView Reply, EquatableArray<OptionView> Options, EquatableArray<string> ReadOptions,
    string UnknownOptions,
    EquatableArray<string> WriteOptions, EquatableArray<string> UnitStart,
    EquatableArray<ParameterView> SuccessParameters,
    string SuccessList, EquatableArray<string> SuccessAssignments, bool Mirrors, string MirrorList,
    string RequestDefault,
    string RequestArgument, string Unsupported, EquatableArray<string> ReplyLists, bool Client, bool Server)
    : ProtocolFileView(HintName, "action", Protocol)
{
    public bool HasOptions => !ReadOptions.IsEmpty;

    /// <summary>Statements that hold the action and its options against the version of a peer.</summary>
    public EquatableArray<string> Checks { get; init; }

    /// <summary>Whether the reply holds lists, which of several payloads become one.</summary>
    public bool HasReplyLists => !ReplyLists.IsEmpty;

    /// <summary>What follows the request's type where no default can stand.</summary>
    public string RequestTypeSuffix => RequestDefault.StartsWith("?", StringComparison.Ordinal) ? "?" : "";

    /// <summary>Whether the action registers for events, and a server decides over it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What a reply writes before its payload.</summary>
    public EquatableArray<string> ReplyStart { get; init; }

    /// <summary>The record of errors that replies have; null when they have none.</summary>
    public string? Error { get; init; }

    /// <summary>Whether several requests go into one document.</summary>
    public bool Batches { get; init; }

    public string OutcomeName => Error is null ? "Outcome" : "Errors";
}
