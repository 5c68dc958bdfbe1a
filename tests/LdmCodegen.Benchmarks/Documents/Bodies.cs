using System.Globalization;

namespace LdmCodegen.Benchmarks.Documents;

/// <summary>What the messages of the benchmarks say.</summary>
internal static class Bodies
{
    public const int Shapes = 6;
    public const string InfoSection = "ovf:ResourceAllocationSection_Type";
    public const string HardwareSection = "ovf:VirtualHardwareSection_Type";

    private static readonly string[] DomainActions =
    [
        "add-domain", "bind-domain", "start-domain", "stop-domain", "unbind-domain", "remove-domain", "domain-reset",
        "panic-domain",
    ];

    private static readonly string[] States = ["inactive", "bound", "active"];

    /// <summary>The body of a shape; the number makes each different.</summary>
    public static EventBody Of(Random random, int shape, int number)
    {
        string domain = DomainName(random, number);
        return shape switch
        {
            0 => new(DomainActions[number / Shapes % DomainActions.Length], domain, ""),
            1 => new("migration-process", domain, InfoSection, Progress(random, number)),
            2 => new("add-vdiskserverdevice", "primary", HardwareSection, Volume(random, domain)),
            3 => new("set-vswitch", "primary", HardwareSection, Switch(random, number)),
            4 => new("set-spconfig", null, InfoSection, new ItemBody("spconfig", [], [
                ("spconfig_name", $"config-{number}"), ("spconfig_status", "current")])),
            _ => new(number % 12 == 5 ? "set-vcpu" : "set-memory", domain, HardwareSection,
                number % 12 == 5 ? Cpus(random) : Memory(random)),
        };
    }

    public static string DomainName(Random random, int number) =>
        Text($"{Pick(random, ["web", "db", "app", "ldg", "build"])}{number}");

    public static IEnumerable<ItemBody> ResourcesOfDomain(Random random, int number)
    {
        yield return new ItemBody("ldom_info", [("rasd:Address", Mac(random))], [
            ("state", Pick(random, States)),
            ("hostid", Text($"{random.Next():x8}")),
            ("failure-policy", "ignore"),
        ]);
        yield return Cpus(random);
        yield return Memory(random);
        yield return new ItemBody("network", [("rasd:Address", Mac(random))], [
            ("vnet_name", Text($"vnet{number}")), ("service_name", "primary-vsw0"),
        ]);
        yield return new ItemBody("disk", [], [
            ("vdisk_name", Text($"vdisk{number}")),
            ("service_name", "primary-vds0"),
            ("vol_name", Text($"vol{random.Next(10_000)}")),
            ("timeout", Text($"{random.Next(1, 90)}")),
        ]);
    }

    private static ItemBody Progress(Random random, int number) => new("ldom_info", [], [
        ("progress", Text($"{random.Next(101)}%")),
        ("status", number % 5 == 0 ? "done" : "ongoing"),
        ("source", Text($"host-{random.Next(100)}.example.com")),
    ]);

    private static ItemBody Volume(Random random, string domain) => new("vds_volume", [], [
        ("vol_name", $"{domain}-boot"),
        ("service_name", "primary-vds0"),
        ("block_dev", $"/dev/zvol/dsk/rpool/{domain}-{random.Next(1000)}"),
        ("vol_opts", "ro,slice"),
    ]);

    private static ItemBody Switch(Random random, int number) => new("vsw", [("rasd:Address", Mac(random))], [
        ("service_name", Text($"primary-vsw{number % 16}")),
        ("dev_path", Text($"net{random.Next(8)}")),
        ("mtu", random.Next(2) == 0 ? "1500" : "9000"),
        ("id", Text($"{random.Next(1000)}")),
    ]);

    private static ItemBody Cpus(Random random) =>
        new("cpu", [("rasd:AllocationUnits", Text($"{random.Next(1, 257)}"))], []);

    private static ItemBody Memory(Random random) =>
        new("memory", [("rasd:AllocationUnits", Text($"{random.Next(1, 1024)}G"))], []);

    private static string Mac(Random random) =>
        Text($"00:14:4f:f8:{random.Next(256):x2}:{random.Next(256):x2}");

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
