using System.Diagnostics;

namespace LdmCodegen.Runtime.Negotiation;

/// <summary>A user name and password that a client sent. Disposing it clears the password.</summary>
[DebuggerDisplay("PlainLogin(***)")]
internal sealed class PlainLogin : IDisposable
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly char[] _password;

    /// <summary>Takes the password over, which must not be used elsewhere.</summary>
    public PlainLogin(string user, char[] password)
    {
        User = user;
        _password = password;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string User { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ReadOnlyMemory<char> Password => _password;

    public void Dispose() => Array.Clear(_password);

    public override string ToString() => "PlainLogin(***)";
}
