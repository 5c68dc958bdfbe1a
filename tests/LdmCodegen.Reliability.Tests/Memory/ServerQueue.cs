using System.Net;
using LdmCodegen.Reliability.Tests.FaultMatrix;
using LogicalDomains;

namespace LdmCodegen.Reliability.Tests.Memory;

/// <summary>Waits until a server has read all that the system holds for it.</summary>
internal static class ServerQueue
{
    public static Task EmptyAsync(LdmServer server) =>
        ReceiveQueue.EmptyAsync(((IPEndPoint)server.LocalEndPoint).Port, isServer: true);
}
