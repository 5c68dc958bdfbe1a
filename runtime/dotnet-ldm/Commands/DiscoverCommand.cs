using System.CommandLine;
using LdmCodegen.Tool.Output;
using LogicalDomains;
using LogicalDomains.Discovery;

namespace LdmCodegen.Tool.Commands;

/// <summary><c>discover</c>: managers that answer by multicast.</summary>
internal sealed class DiscoverCommand : ToolCommand
{
    private readonly Option<double> _seconds = new("--seconds")
    {
        HelpName = "N",
        Description = "How long answers are waited for, from 0.1 to 3600.",
        DefaultValueFactory = _ => 3,
        CustomParser = NumberArgument.Between("--seconds", 0.1, 3600),
    };

    private readonly Option<int?> _count = new("--count")
    {
        HelpName = "N",
        Description = "Ends as soon as N managers have answered, from 1 to 100000.",
        CustomParser = argument => (int)NumberArgument.Between("--count", 1, 100_000)(argument),
    };

    private readonly Option<string?> _interface = new("--interface")
    {
        HelpName = "ADDR|NAME",
        Description = "The one network interface to ask on; without it all that can multicast, except loopback.",
    };

    private readonly Option<string?> _group = new("--group")
    {
        HelpName = "ADDR[:PORT]",
        Description = "The multicast group, 239.129.9.27:64535 unless given.",
    };

    private readonly Option<int> _ttl = new("--ttl")
    {
        HelpName = "N",
        Description = "Routers a query may pass, plus one: 1 stays in the own subnet.",
        DefaultValueFactory = _ => 1,
        CustomParser = argument => (int)NumberArgument.Between("--ttl", 1, 255)(argument),
    };

    private readonly Option<string> _byteOrder = new("--byte-order")
    {
        HelpName = "big|little",
        Description = "Order of integers in the query; answers are read in either.",
        DefaultValueFactory = _ => "big",
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Also tell, on standard error, what else the group hears.",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "One JSON object per manager.",
    };

    public DiscoverCommand(ToolConsole console)
        : base("discover", "Search managers in the network by multicast.", console)
    {
        _byteOrder.AcceptOnlyFromAmong("big", "little");
        InterfaceArgument.Check(_interface);
        GroupArgument.Check(_group);
        Add(_seconds);
        Add(_count);
        Add(_interface);
        Add(_group);
        Add(_ttl);
        Add(_byteOrder);
        Add(_all);
        Add(_json);
    }

    public override IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("discover", "managers in the own subnet"),
        ("discover --interface 127.0.0.1", "simulated managers on this machine"),
        ("discover --count 1 --seconds 60", "wait until one is there"),
        ("discover --ttl 4 --seconds 10 --json", "beyond three routers, for another program"),
    ];

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        DiscoveryLines lines = new(Terminal);
        double seconds = line.GetValue(_seconds);
        LdmDiscoveryOptions options = new()
        {
            Duration = TimeSpan.FromSeconds(seconds),
            Interface = InterfaceArgument.Parse(line.GetValue(_interface)),
            Group = GroupArgument.Parse(line.GetValue(_group)),
            TimeToLive = line.GetValue(_ttl),
            ByteOrder = line.GetValue(_byteOrder) == "little"
                ? DatagramByteOrder.LittleEndian
                : DatagramByteOrder.BigEndian,
            Discarded = line.GetValue(_all) ? lines.Tell : null,
        };
        Action<DiscoveredManager> print = line.GetValue(_json) ? lines.WriteJson : lines.Write;

        int? count = line.GetValue(_count);
        int found = 0;
        await foreach (DiscoveredManager manager in LdmDiscovery.FindAsync(options, cancellationToken))
        {
            print(manager);
            if (++found == count)
            {
                break;
            }
        }

        if (found >= (count ?? 1))
        {
            return ExitCode.Done;
        }

        string answered = found == 0 ? "no manager" : FormattableString.Invariant($"{found} of {count} managers");
        Terminal.Error.WriteLine(FormattableString.Invariant($"{answered} answered within {seconds} s"));
        return ExitCode.Findings;
    }
}
