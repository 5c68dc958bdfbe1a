using System.IO.Pipelines;
using System.Net;
using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.Testing;

/// <summary>One end of a simulated connection. It closes and is reset as TCP is.</summary>
internal sealed class SimulatedConnection(
    SimulatedLink link, SimulatedNetwork network, SimulatedFlow input, SimulatedFlow output, EndPoint remote)
    : ByteConnection
{
    private bool _isReset;
    private bool _isEnded;

    /// <summary>Whether this end was closed or cut.</summary>
    public bool IsClosed { get; private set; }

    public override PipeReader Input => input.Reader;

    public override bool IsEncrypted => false;

    public override bool IsLocal => network.PeersAreLocal;

    public override EndPoint? RemoteEndPoint => remote;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ThrowIfGone();
        if (_isEnded)
        {
            throw new InvalidOperationException("Nothing can be written after the end was announced.");
        }

        if (link.PeerOf(this).IsClosed)
        {
            // What is sent to a closed end is answered with a reset.
            network.Simulation.Context.After(network.Delay().Ticks, OnReset);
            return;
        }

        await output.WriteAsync(bytes, cancellationToken);
        ThrowIfGone();
    }

    public override ValueTask CompleteWritesAsync(CancellationToken cancellationToken)
    {
        ThrowIfGone();
        _isEnded = true;
        output.End();
        return ValueTask.CompletedTask;
    }

    public override ValueTask UpgradeToTlsAsClientAsync(TlsClientSettings settings, CancellationToken cancellationToken) =>
        throw NoTls();

    public override ValueTask UpgradeToTlsAsServerAsync(TlsServerSettings settings, CancellationToken cancellationToken) =>
        throw NoTls();

    public override void Abort()
    {
        if (!IsClosed)
        {
            Close(cuts: true);
        }
    }

    public override ValueTask DisposeAsync()
    {
        if (!IsClosed)
        {
            Close(cuts: HasUnread());
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The peer, or the network, has reset the connection.</summary>
    public void OnReset()
    {
        if (IsClosed || _isReset)
        {
            return;
        }

        network.Simulation.Trace($"connection {link.Number}: reset is known to the {Side}");
        _isReset = true;
        input.Stop(new IOException("The simulated connection was reset."));
        output.Drop();
    }

    /// <summary>Nothing more arrives here, though the peer has not said so.</summary>
    public void EndInput() => input.Stop(failure: null);

    /// <summary>The network carries bytes again.</summary>
    public void GoOn() => output.Move();

    private string Side => ReferenceEquals(link.Client, this) ? "client" : "server";

    private void Close(bool cuts)
    {
        network.Simulation.Trace($"connection {link.Number}: {(cuts ? "cut" : "closed")} by the {Side}");
        IsClosed = true;
        input.Stop(new IOException("The simulated connection was closed here."));
        if (!cuts)
        {
            output.End();
        }
        else if (!link.IsSilent)
        {
            network.Simulation.Context.After(network.Delay().Ticks, link.PeerOf(this).OnReset);
        }

        link.Closed();
    }

    /// <summary>TCP tells a peer of whose bytes some were never read that they are lost.</summary>
    private bool HasUnread()
    {
        try
        {
            if (!input.Reader.TryRead(out ReadResult unread))
            {
                return false;
            }

            bool isAny = !unread.Buffer.IsEmpty;
            input.Reader.AdvanceTo(unread.Buffer.Start);
            return isAny;
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException)
        {
            // It ended with a failure, or somebody reads right now.
            return false;
        }
    }

    private void ThrowIfGone()
    {
        network.Simulation.Context.IsHere("A connection was used on another thread.");
        if (IsClosed || _isReset)
        {
            throw new IOException(IsClosed ? "The simulated connection is closed." : "The simulated connection was reset.");
        }
    }

    private static NotSupportedException NoTls() => new(
        "A simulated network has no TLS, whose bytes cannot be repeated: give client and server the option "
        + "Tls = TlsRequirement.InsecureNone.");
}
