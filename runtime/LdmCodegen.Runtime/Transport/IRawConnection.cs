using System.Net;

namespace LdmCodegen.Runtime.Transport;

/// <summary>The bytes under a <see cref="StreamConnection"/>, without TLS.</summary>
internal interface IRawConnection
{
    Stream Stream { get; }

    EndPoint? RemoteEndPoint { get; }

    bool IsLocal { get; }

    /// <summary>Bytes that arrived and were not read yet.</summary>
    long Available { get; }

    /// <summary>Tells the peer that nothing more comes.</summary>
    void CompleteWrites();

    /// <summary>Cuts at once; what was written may be lost. From any thread, any number of times.</summary>
    void Abort();

    /// <summary>Closes; what was written still goes out. From any thread, any number of times.</summary>
    void Close();
}
