using System.CommandLine;
using System.Net;
using LogicalDomains;

namespace LdmCodegen.Tool.Commands;

/// <summary>A multicast group, <c>ADDR</c> or <c>ADDR:PORT</c>.</summary>
internal static class GroupArgument
{
    /// <summary>Lets an option refuse what is no group.</summary>
    public static void Check(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } text && Find(text) is null)
        {
            result.AddError(
                $"{option.Name} '{text}': expected an IPv4 multicast address from 224.0.0.0 to 239.255.255.255, with or "
                + "without :PORT.");
        }
    });

    /// <summary>Reads text that was checked before; none gives the group of managers.</summary>
    public static IPEndPoint Parse(string? text) => text is null ? LdmMulticastOptions.DefaultGroup : Find(text)!;

    private static IPEndPoint? Find(string text)
    {
        string whole = text.Contains(':') ? text : $"{text}:{LdmMulticastOptions.DefaultGroup.Port}";
        return EndPointArgument.TryParse(whole, out IPEndPoint? group)
            && group.Port > 0
            && group.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            && (group.Address.GetAddressBytes()[0] & 0xF0) == 0xE0
            ? group
            : null;
    }
}
