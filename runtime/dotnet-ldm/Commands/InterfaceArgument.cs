using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LdmCodegen.Tool.Commands;

/// <summary>A network interface of this machine, by its IPv4 address or its name.</summary>
internal static class InterfaceArgument
{
    /// <summary>Lets an option refuse what names no interface.</summary>
    public static void Check(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } text && !TryParse(text, out _))
        {
            result.AddError(
                $"{option.Name} '{text}': no interface has this IPv4 address or name; there are {Names()}.");
        }
    });

    /// <summary>Reads text that was checked before; none stays none.</summary>
    public static IPAddress? Parse(string? text) => TryParse(text, out IPAddress? address) ? address : null;

    private static bool TryParse(string? text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = All()
            .Where(one => one.Name == text || one.Address.ToString() == text)
            .Select(one => one.Address)
            .FirstOrDefault();
        return address is not null;
    }

    private static string Names() => string.Join(", ", All().Select(one => $"{one.Name} ({one.Address})"));

    private static IEnumerable<(string Name, IPAddress Address)> All() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        from unicast in network.GetIPProperties().UnicastAddresses
        where unicast.Address.AddressFamily == AddressFamily.InterNetwork
        select (network.Name, unicast.Address);
}
