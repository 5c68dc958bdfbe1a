using System.Diagnostics;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>What a state machine wants: bytes to send first, then an action.</summary>
[DebuggerDisplay("{Action}")]
internal readonly struct NegotiationStep
{
    private NegotiationStep(
        NegotiationAction action, byte[]? send = null, bool isSecret = false, NegotiationFailure? failure = null)
    {
        Action = action;
        Send = send ?? [];
        IsSecret = isSecret;
        Failure = failure;
    }

    /// <summary>Reads the next frame.</summary>
    public static NegotiationStep Read { get; } = new(NegotiationAction.Read);

    /// <summary>Asks for a login.</summary>
    public static NegotiationStep Login { get; } = new(NegotiationAction.Login);

    /// <summary>Asks for the check of a login.</summary>
    public static NegotiationStep CheckLogin { get; } = new(NegotiationAction.CheckLogin);

    /// <summary>What to do after sending.</summary>
    public NegotiationAction Action { get; }

    /// <summary>What to send; empty for nothing.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public byte[] Send { get; }

    /// <summary>Whether <see cref="Send"/> holds a password and must be cleared when it is sent.</summary>
    public bool IsSecret { get; }

    /// <summary>Why, when the action is <see cref="NegotiationAction.Fail"/>.</summary>
    public NegotiationFailure? Failure { get; }

    /// <summary>Sends and reads on.</summary>
    public static NegotiationStep SendAndRead(byte[] bytes, bool isSecret = false) =>
        new(NegotiationAction.Read, bytes, isSecret);

    /// <summary>Sends and starts TLS.</summary>
    public static NegotiationStep SendAndStartTls(byte[]? bytes = null) => new(NegotiationAction.StartTls, bytes);

    /// <summary>Sends and reads a new stream.</summary>
    public static NegotiationStep SendAndRestart(byte[] bytes) => new(NegotiationAction.Restart, bytes);

    /// <summary>Sends and is done.</summary>
    public static NegotiationStep SendAndReady(byte[]? bytes = null) => new(NegotiationAction.Ready, bytes);

    /// <summary>Sends and gives up.</summary>
    public static NegotiationStep Fail(NegotiationFailure failure, byte[]? bytes = null) =>
        new(NegotiationAction.Fail, bytes, failure: failure);
}
