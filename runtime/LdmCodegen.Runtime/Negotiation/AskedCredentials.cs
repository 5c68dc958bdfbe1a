using System.Net;

namespace LdmCodegen.Runtime;

/// <summary>Credentials that a callback gives.</summary>
internal sealed class AskedCredentials : Credentials
{
    private readonly Func<CancellationToken, ValueTask<NetworkCredential>> _ask;

    public AskedCredentials(Func<CancellationToken, ValueTask<NetworkCredential>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        _ask = ask;
    }

    public override async ValueTask<LoginSecret> GetAsync(CancellationToken cancellationToken)
    {
        // A callback that does not look at the token must not hold up the login for ever.
        NetworkCredential credential =
            await Schedule.WaitAsync(_ask(cancellationToken), cancellationToken).ConfigureAwait(Schedule.Here)
            ?? throw new InvalidOperationException(
                "The credentials callback gave null instead of a user and password.");
        return new LoginSecret(credential.UserName, credential.Password);
    }
}
