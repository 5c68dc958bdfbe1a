namespace LdmCodegen.Tool.Commands;

/// <summary>What follows <c>--trust</c>.</summary>
internal static class TrustArgument
{
    private const string AuthorityFile = "ca:";
    private const string Pin = "pin:";

    /// <summary>Whether the text is one of the four forms; a file need not exist yet.</summary>
    public static bool IsValid(string text) => text switch
    {
        "system" or "first-use" => true,
        _ when text.StartsWith(AuthorityFile, StringComparison.Ordinal) => text.Length > AuthorityFile.Length,
        _ when text.StartsWith(Pin, StringComparison.Ordinal) => IsPin(text[Pin.Length..]),
        _ => false,
    };

    private static bool IsPin(string text)
    {
        const string Algorithm = "sha256/";
        Span<byte> hash = stackalloc byte[33];
        return text.StartsWith(Algorithm, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Algorithm.Length..], hash, out int length)
            && length == 32;
    }
}
