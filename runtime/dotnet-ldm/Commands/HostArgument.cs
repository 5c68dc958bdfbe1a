using System.Globalization;

namespace LdmCodegen.Tool.Commands;

/// <summary>
/// What names a peer: <c>HOST</c>, <c>HOST:PORT</c>, or an IPv6 address in brackets with or without a port.
/// </summary>
internal static class HostArgument
{
    /// <summary>Whether the text has one of these forms; the name is not looked up.</summary>
    public static bool IsValid(string text)
    {
        int afterAddress = text.StartsWith('[') ? text.IndexOf(']') + 1 : text.IndexOf(':');
        string port = afterAddress > 0 ? text[afterAddress..] : "";
        string host = afterAddress > 0 ? text[..afterAddress] : text;
        return Uri.CheckHostName(host) is not UriHostNameType.Unknown
            && (port.Length == 0 || IsPort(port));
    }

    private static bool IsPort(string text) =>
        text.StartsWith(':')
        && ushort.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
        && port > 0;
}
