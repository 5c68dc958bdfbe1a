using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace LdmCodegen.Runtime;

/// <summary>User name and password of one login. Disposing it clears the password.</summary>
[DebuggerDisplay("LoginSecret(***)")]
public sealed class LoginSecret : IDisposable
{
    // Throws at text that UTF-8 cannot carry, instead of sending a password with replaced characters.
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _password;

    /// <summary>Takes a copy of user name and password.</summary>
    /// <param name="user">The user name; not empty, without U+0000.</param>
    /// <param name="password">The password; without U+0000.</param>
    /// <exception cref="ArgumentException">
    /// One of them is not allowed by RFC 4616. The message does not show it.
    /// </exception>
    public LoginSecret(string user, ReadOnlySpan<char> password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        if (user.Contains('\0') || password.Contains('\0'))
        {
            throw new ArgumentException("A user name or password must not contain the character U+0000 (RFC 4616).");
        }

        // The pinned heap: the collector leaves no copies behind that nobody would clear.
        try
        {
            _ = Strict.GetByteCount(user);
            _password = GC.AllocateUninitializedArray<byte>(Strict.GetByteCount(password), pinned: true);
            Strict.GetBytes(password, _password);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("A user name or password contains half of a surrogate pair.");
        }

        User = user;
    }

    /// <summary>The user name.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string User { get; }

    /// <summary>The password in UTF-8; all zero after disposal.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> PasswordUtf8 => _password;

    /// <summary>Clears the password.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_password);

    /// <summary>Never shows the user or password.</summary>
    public override string ToString() => "LoginSecret(***)";
}
