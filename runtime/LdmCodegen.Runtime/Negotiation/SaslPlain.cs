using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>The SASL mechanism PLAIN: base64 of authorisation identity, NUL, user, NUL, password. RFC 4616.</summary>
internal static class SaslPlain
{
    /// <summary>The mechanism did not get what RFC 4616 prescribes. RFC 6120, 6.5.</summary>
    public const string MalformedRequest = "malformed-request";

    private const int LongestMessage = 4096;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> Opening =>
        """<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">"""u8;

    private static ReadOnlySpan<byte> Ending => "</auth>"u8;

    /// <summary>Makes the whole element that logs a user in. The caller clears it when it is sent.</summary>
    public static byte[] Encode(LoginSecret secret)
    {
        byte[] user = Strict.GetBytes(secret.User);
        ReadOnlySpan<byte> password = secret.PasswordUtf8;
        int length = 1 + user.Length + 1 + password.Length;
        byte[] element = GC.AllocateUninitializedArray<byte>(
            Opening.Length + Base64.GetMaxEncodedToUtf8Length(length) + Ending.Length, pinned: true);
        Opening.CopyTo(element);

        // Encoded in place: no second buffer would have to be cleared.
        Span<byte> content = element.AsSpan(Opening.Length);
        content[0] = 0;
        user.CopyTo(content[1..]);
        content[1 + user.Length] = 0;
        password.CopyTo(content[(2 + user.Length)..]);
        Base64.EncodeToUtf8InPlace(content, length, out int written);
        Ending.CopyTo(content[written..]);
        return element;
    }

    /// <summary>Reads what a client sent.</summary>
    /// <param name="base64">The content of its element, without white space around it.</param>
    /// <param name="login">User name and password; the caller disposes it. Null when they cannot be read.</param>
    /// <returns>The SASL failure condition; null when the login was read.</returns>
    public static string? TryDecode(ReadOnlySpan<byte> base64, out PlainLogin? login)
    {
        login = null;
        if (base64.IsEmpty || base64.Length > Base64.GetMaxEncodedToUtf8Length(LongestMessage))
        {
            return MalformedRequest;
        }

        byte[] message = GC.AllocateUninitializedArray<byte>(base64.Length, pinned: true);
        try
        {
            if (Base64.DecodeFromUtf8(base64, message, out _, out int length) != System.Buffers.OperationStatus.Done)
            {
                return "incorrect-encoding";
            }

            return TryRead(message.AsSpan(0, length), out login);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(message);
        }
    }

    private static string? TryRead(ReadOnlySpan<byte> message, out PlainLogin? login)
    {
        login = null;
        int first = message.IndexOf((byte)0);
        int second = first < 0 ? -1 : message[(first + 1)..].IndexOf((byte)0);
        if (second < 0)
        {
            return MalformedRequest;
        }

        ReadOnlySpan<byte> identity = message[..first];
        ReadOnlySpan<byte> user = message.Slice(first + 1, second);
        ReadOnlySpan<byte> password = message[(first + second + 2)..];
        if (user.IsEmpty || password.Contains((byte)0))
        {
            return MalformedRequest;
        }

        // Acting for somebody else is not offered.
        if (!identity.IsEmpty && !identity.SequenceEqual(user))
        {
            return "invalid-authzid";
        }

        try
        {
            string name = Strict.GetString(user);
            char[] secret = GC.AllocateUninitializedArray<char>(Strict.GetCharCount(password), pinned: true);
            Strict.GetChars(password, secret);
            login = new PlainLogin(name, secret);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return MalformedRequest;
        }
    }
}
