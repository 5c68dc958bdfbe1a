using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace LdmCodegen.Reliability.Tests.DeadPeers;

/// <summary>
/// A network of its own, joined to the machine's by one virtual cable, whose end inside can begin to lose every packet in both
/// directions. Only its own interfaces and routes are touched. It needs the program ip and the right to make namespaces.
/// </summary>
internal sealed class NetworkNamespace : IAsyncDisposable
{
    private const string Inside = "inner";

    private readonly string _outside;

    private NetworkNamespace(int number)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        Name = "ldmcodegen-" + id;
        _outside = "ldmcg" + id;
        // Two neighbouring addresses of the range that is kept for tests of networks.
        byte[] network = [198, 18, (byte)(number >> 6), (byte)(number << 2)];
        OuterAddress = new IPAddress([network[0], network[1], network[2], (byte)(network[3] + 1)]);
        InnerAddress = new IPAddress([network[0], network[1], network[2], (byte)(network[3] + 2)]);
    }

    public string Name { get; }

    /// <summary>The end of the cable in the machine's own network.</summary>
    public IPAddress OuterAddress { get; }

    /// <summary>The end inside of the namespace.</summary>
    public IPAddress InnerAddress { get; }

    public static async Task<NetworkNamespace> CreateAsync()
    {
        NetworkNamespace made = new(Environment.ProcessId % (1 << 14));
        await IpAsync("netns", "add", made.Name);
        try
        {
            await IpAsync("link", "add", made._outside, "type", "veth", "peer", "name", Inside, "netns", made.Name);
            await IpAsync("addr", "add", made.OuterAddress + "/30", "dev", made._outside);
            await IpAsync("link", "set", made._outside, "up");
            await IpAsync("-n", made.Name, "addr", "add", made.InnerAddress + "/30", "dev", Inside);
            await IpAsync("-n", made.Name, "link", "set", Inside, "up");
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// From now on the inside has no way to the outside: what it sends is dropped, and what comes from an address to which
    /// there is no way back is dropped, too. No end is told.
    /// </summary>
    public Task DropPacketsAsync() => IpAsync("-n", Name, "route", "add", "blackhole", OuterAddress + "/32");

    /// <summary>Ends the namespace, and with it the cable.</summary>
    public async ValueTask DisposeAsync() => await IpAsync("netns", "delete", Name);

    private static async Task IpAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("ip", arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string errors = await process.StandardError.ReadToEndAsync().Soon();
        await process.WaitForExitAsync().Soon();
        Assert.True(
            process.ExitCode == 0,
            $"'ip {string.Join(' ', arguments)}' failed: {errors.Trim()}. This test makes a network namespace, which takes root or "
            + "CAP_NET_ADMIN and CAP_SYS_ADMIN; without them it fails, since a peer that is missing proves nothing.");
    }
}
