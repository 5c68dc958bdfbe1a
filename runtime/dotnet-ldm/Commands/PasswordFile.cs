using System.Net;
using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Commands;

/// <summary>Accounts whose password is the first line of a file.</summary>
internal static class PasswordFile
{
    /// <summary>Credentials that read the file at every login, so that a changed password needs no restart.</summary>
    public static Credentials CredentialsOf(string user, string path) => Credentials.From(
        async cancellationToken => new NetworkCredential(user, await ReadAsync(path, cancellationToken)));

    /// <summary>The password in a file.</summary>
    /// <exception cref="ToolException">The file cannot be read or its first line is empty.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string text = await InputFile.ReadTextAsync(path, cancellationToken);
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        string password = end < 0 ? text : text[..end];
        return password.Length > 0
            ? password
            : throw ToolException.BadInput($"the first line of {path} is empty; it should be the password");
    }
}
