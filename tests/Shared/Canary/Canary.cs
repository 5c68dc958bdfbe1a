using System.Text;

namespace LdmCodegen.Tests.Shared;

/// <summary>The password of the tests. Wherever it shows outside TLS and outside a test, something is leaking.</summary>
internal static class Canary
{
    public const string Password = "canary-9f2c-swordfish";

    // In base64 three characters stand for two bytes and a bit, so a text inside of another has three forms.
    private static readonly string[] Forms = [Password, InBase64(0), InBase64(1), InBase64(2)];

    /// <summary>Its bytes, for values of messages.</summary>
    public static byte[] Utf8 => Encoding.UTF8.GetBytes(Password);

    /// <summary>Whether a text shows it, as it is or as a login or a message carries it.</summary>
    public static bool Shows(string? text) =>
        text is not null && Forms.Any(form => text.Contains(form, StringComparison.Ordinal));

    /// <summary>What of its base64 is the same whatever stands around it.</summary>
    /// <param name="before">How many bytes stand before it, beyond groups of three.</param>
    private static string InBase64(int before)
    {
        byte[] bytes = [.. new byte[before], .. Utf8];
        string text = Convert.ToBase64String(bytes.AsSpan(0, bytes.Length - (bytes.Length % 3)));
        return before == 0 ? text : text[4..];
    }
}
