using System.Globalization;
using System.Text;
using LogicalDomains.Discovery;

namespace LdmCodegen.Tool.Output;

/// <summary>Managers that were found, and other traffic of their group, as lines.</summary>
internal sealed class DiscoveryLines(ToolConsole console)
{
    // Two threads write: one finds, one is told what was discarded.
    private readonly TextWriter _error = TextWriter.Synchronized(console.Error);
    private readonly JsonLines _json = new(console.Out);

    /// <summary>A manager as columns: where it listens, its version, its name.</summary>
    public void Write(DiscoveredManager manager) => console.Out.WriteLine(
        $"{manager.EndPoint,-21}  {Printable(manager.Version),-8}  {Printable(manager.HostName)}".TrimEnd());

    /// <summary>A manager as a JSON object.</summary>
    public void WriteJson(DiscoveredManager manager) => _json.Write(json =>
    {
        json.WriteString("kind", "manager");
        json.WriteString("hostName", manager.HostName);
        json.WriteString("address", manager.EndPoint.Address.ToString());
        json.WriteNumber("port", manager.EndPoint.Port);
        json.WriteString("version", manager.Version);
        json.WriteString("sender", manager.Sender.ToString());
        json.WriteString(
            "byteOrder", manager.Answer.ByteOrder == DatagramByteOrder.LittleEndian ? "little" : "big");
    });

    /// <summary>What led to nothing, as a remark.</summary>
    public void Tell(DiscardedDatagram discarded)
    {
        string what = discarded.Message switch
        {
            MacCollisionMessage { IsAnswer: false } asked => $"who owns {asked.MacAddress}?",
            MacCollisionMessage owned => $"{owned.MacAddress} is owned",
            DiscoveryQuery => "query",
            DiscoveryAnswer answer => $"answer of {Printable(answer.HostName ?? "")}",
            _ => discarded.Fault.ToString(),
        };
        _error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{discarded.Sender}  {discarded.Reason}  {what}"));
    }

    // Names come from whoever answers: they must not steer a terminal.
    private static string Printable(string text)
    {
        StringBuilder printable = new(text.Length);
        foreach (char c in text)
        {
            printable.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return printable.ToString();
    }
}
