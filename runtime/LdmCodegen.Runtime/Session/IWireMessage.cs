namespace LdmCodegen.Runtime.Session;

/// <summary>One typed message of a protocol: an event, a request or a reply.</summary>
public interface IWireMessage
{
    /// <summary>The name on the wire: of the event, or of the action that is asked for or answered.</summary>
    string Name { get; }

    /// <summary>The version that the message states of itself; null when it states none.</summary>
    string? Version => null;
}
