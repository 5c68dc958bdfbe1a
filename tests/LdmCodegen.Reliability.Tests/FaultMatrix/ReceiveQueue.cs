using System.Globalization;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>What the system holds for a connected client that has not read it yet.</summary>
internal static class ReceiveQueue
{
    private const string Established = "01";

    /// <summary>Waits until clients that are connected to a port, or its server, have taken all that came.</summary>
    public static Task EmptyAsync(int port, bool isServer = false) => Patience.UntilAsync(
        () => Lines().All(line => !IsEndOf(line[isServer ? 1 : 2], line[3], port) || IsEmpty(line)), "all read");

    private static IEnumerable<string[]> Lines() =>
        from table in new[] { "/proc/self/net/tcp", "/proc/self/net/tcp6" }
        where File.Exists(table)
        from line in File.ReadLines(table).Skip(1)
        select line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Columns: number, local address:port, remote address:port, state, sent:received, all in hexadecimal digits.
    private static bool IsEndOf(string address, string state, int port) =>
        state == Established && address.EndsWith(':' + port.ToString("X4", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static bool IsEmpty(string[] line) => line[4].EndsWith(":00000000", StringComparison.Ordinal);
}
