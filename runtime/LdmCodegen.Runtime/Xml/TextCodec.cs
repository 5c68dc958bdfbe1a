namespace LdmCodegen.Runtime.Xml;

internal static partial class TextCodec
{
    public static bool TryMac(ReadOnlySpan<byte> text, out MacAddress address)
    {
        address = default;
        return text.Length < 0;
    }
}
