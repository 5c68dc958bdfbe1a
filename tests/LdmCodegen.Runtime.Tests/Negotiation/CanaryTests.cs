using System.Text;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

/// <summary>What holds a login does not show it, and the watch over the test runs sees one that is shown.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task Nothing_that_holds_a_login_shows_it_as_text()
    {
        Credentials credentials = Credentials.Of("user", Canary.Password);
        using LoginSecret secret = await credentials.GetAsync(CancellationToken.None);
        object[] holders =
        [
            credentials,
            secret,
            TinyClient.Options(new InMemoryNetwork()) with { Credentials = credentials },
            LoginPair.Client() with { Credentials = credentials },
            Credentials.From(_ => new(new System.Net.NetworkCredential("user", Canary.Password))),
        ];

        Assert.All(holders, holder => Assert.False(Canary.Shows(holder.ToString()), holder.GetType().Name));
    }

    [Fact]
    public void A_password_is_seen_as_it_is_and_as_a_login_carries_it()
    {
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0user\0" + Canary.Password));

        Assert.True(Canary.Shows($"password {Canary.Password}!"));
        Assert.True(Canary.Shows($"<auth>{login}</auth>"));
        Assert.False(Canary.Shows("<auth>AHVzZXIA</auth>"));
        Assert.False(Canary.Shows(null));
    }
}
