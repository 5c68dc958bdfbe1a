namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>How a call must end for every fault at every step.</summary>
internal static class FaultTable
{
    // connect, violation, lost, late: ConnectFailed-, ProtocolViolation-, ConnectionLost-, RequestTimeoutException.
    // The error names the column's own stage, unless another one follows the @.
    // An asterisk: it ends by its deadline; all others end while the clock stands still.
    // Idle: how the enumeration of events ends. Request: how the request ends, then how the enumeration does.
    private const string Text =
        """
                    Connect            Header             Features           StartTls         Tls                  SecondHeader Login    Registration Idle   Request
        Reset       connect            connect            connect            connect          connect              connect      connect  lost         lost   lost+lost
        Fin         connect@Header     connect            connect            connect          connect              connect      connect  lost         lost   lost+lost
        HalfClose   connect@Header     connect            connect            connect          connect              connect      connect  lost         lost   lost+lost
        Blackhole   connect*           connect*           connect*           connect*         connect*             connect*     connect* late*        lost*  late+lost*
        Trickle     connect@Header*    connect*           connect*           connect*         connect*             connect*     connect* late*        lost*  late+lost*
        Stall       connect@Header*    connect*           connect*           connect*         connect*             connect*     connect* late*        lost*  late+lost*
        Truncation  connect@Header     connect            connect            connect          connect              connect      connect  lost         lost   lost+lost
        Corruption  violation@Header   violation          violation          violation        connect              connect      connect  lost         lost   lost+lost
        Duplication violation@Features violation@Features violation@StartTls violation@Tls    connect@SecondHeader connect      connect  lost         lost   lost+lost
        Reordering  violation@Header   violation          violation          violation        connect              connect      connect  lost         lost   lost+lost
        TlsAlert    violation@Header   violation          violation          violation        connect              connect      connect  lost         lost   lost+lost
        KilledPeer  connect@Header     connect            connect            connect          connect              connect      connect  lost         lost   lost+lost
        """;

    private static readonly string[][] Rows =
        [.. Text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>What the table says.</summary>
    public static (string Call, string Events, bool IsLate) Of(Step step, Fault fault)
    {
        string[] row = Rows.Single(row => row[0] == fault.ToString());
        string cell = row[1 + Array.IndexOf(Rows[0], step.ToString())];
        string[] ends = [.. cell.TrimEnd('*').Split('+').Select(end => WithStage(end, step))];
        return step == Step.Idle
            ? ("done", ends[0], cell.EndsWith('*'))
            : (ends[0], ends.Length > 1 ? ends[1] : "done", cell.EndsWith('*'));
    }

    private static string WithStage(string end, Step step) =>
        end == "done" || end.Contains('@', StringComparison.Ordinal) ? end
        : $"{end}@{(step is Step.Idle or Step.Request ? "Ready" : step.ToString())}";
}
