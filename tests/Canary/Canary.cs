namespace LdmCodegen.Tests.Shared;

/// <summary>The password of the tests. Wherever it shows outside TLS and outside a test, something is leaking.</summary>
internal static class Canary
{
    public const string Password = "canary-9f2c-swordfish";

    /// <summary>Whether a text shows it, as it is or as a login carries it.</summary>
    public static bool Shows(string? text) =>
        text is not null
        && (text.Contains(Password, StringComparison.Ordinal) || text.Contains(InLogin, StringComparison.Ordinal));

    // The middle of the login's base64, which is the same for every user whose name has a length of 3n + 1: "user".
    private static readonly string InLogin =
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("\0user\0" + Password))[8..^4];
}
