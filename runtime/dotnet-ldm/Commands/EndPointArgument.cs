using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace LdmCodegen.Tool.Commands;

/// <summary>What follows <c>--listen</c>: an address, <c>localhost</c> or <c>*</c>, and a port.</summary>
internal static class EndPointArgument
{
    /// <summary>Reads <c>ADDR:PORT</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endPoint)
    {
        endPoint = null;
        int colon = text.LastIndexOf(':');
        if (colon < 1
            || !ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            || !TryParseAddress(text[..colon], out IPAddress? address))
        {
            return false;
        }

        endPoint = new IPEndPoint(address, port);
        return true;
    }

    /// <summary>Reads text that was checked before.</summary>
    public static IPEndPoint Parse(string text) =>
        TryParse(text, out IPEndPoint? endPoint) ? endPoint : throw ToolException.Usage($"'{text}' is not ADDR:PORT");

    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = text switch
        {
            "localhost" => IPAddress.Loopback,
            "*" => IPAddress.Any,
            _ => null,
        };
        bool bracketed = text.StartsWith('[') && text.EndsWith(']');
        return address is not null
            || (IPAddress.TryParse(bracketed ? text[1..^1] : text, out address)
                && bracketed == (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6));
    }
}
