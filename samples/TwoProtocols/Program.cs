using System.Globalization;
using Acme.Lamps;
using Acme.Tickets;
using LdmCodegen.Runtime;

// Reads events of one protocol, a document on each line of standard input, and writes requests of another: burned-out lamps
// become tickets. What is not readable is told with its place, and the rest goes on.

while (Console.In.ReadLine() is { } line)
{
    if (!LampsWire.TryParse(System.Text.Encoding.UTF8.GetBytes(line), out LampsMessage? message, out XmlFault fault))
    {
        Console.Error.WriteLine($"not read: {fault}");
    }
    else if (message is BurnedOutEvent lamp)
    {
        string hours = lamp.Hours is { } known ? known.ToString(CultureInfo.InvariantCulture) : "unknown";
        Console.WriteLine(TicketsWire.ToXml(new OpenTicketRequest($"Replace lamp '{lamp.Lamp}' ({hours} hours)")));
    }
}
