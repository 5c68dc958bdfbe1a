using System.Net;

namespace LdmCodegen.Runtime;

/// <summary>
/// Where the user name and password of a login come from. Used only inside TLS, and only when a peer asks.
/// </summary>
public abstract class Credentials
{
    /// <summary>Asks a callback at every login. The right choice for a vault or a prompt.</summary>
    /// <param name="ask">Gives user name and password.</param>
    public static Credentials From(Func<CancellationToken, ValueTask<NetworkCredential>> ask) =>
        new AskedCredentials(ask);

    /// <summary>Always the same user. The password stays in memory as long as this object does.</summary>
    /// <param name="user">The user name; not empty.</param>
    /// <param name="password">The password.</param>
    public static Credentials Of(string user, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentNullException.ThrowIfNull(password);
        NetworkCredential credential = new(user, password);
        return new AskedCredentials(_ => new ValueTask<NetworkCredential>(credential));
    }

    /// <summary>Gets the user name and password for one login. The caller disposes the answer.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract ValueTask<LoginSecret> GetAsync(CancellationToken cancellationToken);

    /// <summary>Never shows a user or password.</summary>
    public sealed override string ToString() => "Credentials(***)";
}
