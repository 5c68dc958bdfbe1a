using System.Security.Cryptography;
using System.Text;

namespace LdmCodegen.Tool.Simulation;

/// <summary>The one account of a simulated manager. Compares in the same time for every wrong password.</summary>
internal sealed class OneAccount(string user, string password)
{
    private readonly byte[] _user = Digest(user);
    private readonly byte[] _password = Digest(password);

    /// <summary>Whether user and password are those of the account.</summary>
    public ValueTask<bool> CheckAsync(string user, ReadOnlyMemory<char> password, CancellationToken cancellationToken)
    {
        bool sameUser = CryptographicOperations.FixedTimeEquals(Digest(user), _user);
        bool samePassword = CryptographicOperations.FixedTimeEquals(Digest(password.Span), _password);
        return new ValueTask<bool>(sameUser & samePassword);
    }

    private static byte[] Digest(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        byte[] digest = SHA256.HashData(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return digest;
    }
}
