using System.Globalization;
using System.Net;

namespace LdmCodegen.Runtime.Client;

/// <summary>
/// A host and port as people write them: <c>name</c>, <c>name:port</c>, <c>address</c>, <c>[IPv6]:port</c>.
/// </summary>
internal readonly record struct PeerAddress(string Host, int? Port)
{
    public static bool TryParse(string? text, out PeerAddress address)
    {
        address = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        if (!text.StartsWith('[') && IPAddress.TryParse(text, out _))
        {
            address = new PeerAddress(text, null);
            return true;
        }

        int colon = text.LastIndexOf(':');
        string host = colon < 0 || text.EndsWith(']') ? text : text[..colon];
        int? port = null;
        if (host.Length < text.Length)
        {
            if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number is < 1 or > 65535)
            {
                return false;
            }

            port = number;
        }

        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        address = new PeerAddress(isBracketed ? host[1..^1] : host, port);
        return address.Host.Length > 0 && (isBracketed ? IPAddress.TryParse(address.Host, out _) : !host.Contains(':'));
    }
}
