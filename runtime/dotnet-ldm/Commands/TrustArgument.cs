using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Commands;

/// <summary>What follows <c>--trust</c>.</summary>
internal static class TrustArgument
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms = "system, ca:FILE, pin:sha256/… or first-use";

    private const string AuthorityFile = "ca:";
    private const string Pin = "pin:";

    // On Unix ~/.config/ldm/known-hosts.
    private static string KnownHosts => Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "ldm",
        "known-hosts");

    /// <summary>Whether the text is one of the four forms; a file need not exist yet.</summary>
    public static bool IsValid(string text) => text switch
    {
        "system" or "first-use" => true,
        _ when text.StartsWith(AuthorityFile, StringComparison.Ordinal) => text.Length > AuthorityFile.Length,
        _ when text.StartsWith(Pin, StringComparison.Ordinal) => IsPin(text[Pin.Length..]),
        _ => false,
    };

    /// <summary>The trust that valid text means.</summary>
    public static TlsTrust Parse(string text) => text switch
    {
        "system" => TlsTrust.System,
        "first-use" => TlsTrust.OnFirstUse(new FileTrustStore(KnownHosts)),
        _ when text.StartsWith(AuthorityFile, StringComparison.Ordinal) =>
            TlsTrust.CaFile(text[AuthorityFile.Length..]),
        _ => TlsTrust.PinnedKeys(text[Pin.Length..]),
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
