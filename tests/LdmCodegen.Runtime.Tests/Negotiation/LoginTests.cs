using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Tests.Transport;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class LoginTests
{
    [Fact]
    public async Task A_prompt_that_the_user_cancels_is_a_failed_login_and_not_a_slow_server()
    {
        await using Connections ends = await Connections.InMemoryAsync(isLocal: false);
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server());

        AuthenticationFailedException problem = await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => LoginPair.ClientAsync(
                ends,
                LoginPair.Client() with
                {
                    PeerName = "host-1:6000",
                    Credentials = Credentials.From(_ => throw new OperationCanceledException("prompt")),
                }));

        Assert.Equal((ConnectionStage.Login, "host-1:6000"), (problem.Stage, problem.Host));
        await Record.ExceptionAsync(() => server);
    }

    [Fact]
    public async Task A_check_of_the_login_that_runs_into_its_own_timeout_is_a_temporary_failure()
    {
        await using Connections ends = await Connections.InMemoryAsync(isLocal: false);
        Task server = LoginPair.ServerAsync(
            ends,
            LoginPair.Server() with { Authenticator = (_, _, _) => throw new TaskCanceledException("directory") });

        AuthenticationFailedException problem = await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => LoginPair.ClientAsync(ends, LoginPair.Client()));

        Assert.Equal("temporary-auth-failure", problem.Condition);
        await Record.ExceptionAsync(() => server);
    }

    [Theory]
    [InlineData("memory", LoginPolicy.Always, null)]
    [InlineData("memory", LoginPolicy.ByProtocol, null)]
    [InlineData("tcp", LoginPolicy.Always, null)]
    [InlineData("tcp", LoginPolicy.Never, Frames.BareHeader)]
    [InlineData("tcp", LoginPolicy.Always, Frames.BareHeader)]
    public async Task Both_drivers_get_a_connection_ready(string kind, LoginPolicy policy, string? header)
    {
        await using Connections ends = await Connections.MakeAsync(kind);
        Task<(FrameReader Reader, ServerLoginResult Result)> server =
            LoginPair.ServerAsync(ends, LoginPair.Server() with { LoginPolicy = policy });

        using FrameReader reader = await LoginPair.ClientAsync(
            ends, LoginPair.Client() with { Profile = new StreamProfile { HeaderText = header } });
        (FrameReader peer, ServerLoginResult result) = await server;
        using FrameReader owned = peer;

        Assert.Equal(policy == LoginPolicy.Always ? "user" : null, result.UserName);
        Assert.True(result.IsEncrypted && ends.Client.IsEncrypted && ends.Server.IsEncrypted);
        await ends.Client.WriteAsync("<a/>"u8.ToArray(), default);
        await ends.Server.WriteAsync("<b/>"u8.ToArray(), default);
        Assert.Equal("<a/>", Encoding.UTF8.GetString((await LoginPair.NextAsync(peer)).Bytes.Span));
        Assert.Equal("<b/>", Encoding.UTF8.GetString((await LoginPair.NextAsync(reader)).Bytes.Span));
    }

    [Theory]
    [InlineData(TlsStart.Direct, TlsRequirement.Required, FramingMode.Documents)]
    [InlineData(TlsStart.Direct, TlsRequirement.Required, FramingMode.XmlStream)]
    [InlineData(TlsStart.None, TlsRequirement.InsecureNone, FramingMode.Documents)]
    [InlineData(TlsStart.None, TlsRequirement.InsecureNone, FramingMode.XmlStream)]
    [InlineData(TlsStart.StartTls, TlsRequirement.InsecureNone, FramingMode.XmlStream)]
    public async Task Every_start_of_TLS_and_every_framing_comes_to_documents(
        TlsStart start, TlsRequirement tls, FramingMode framing)
    {
        StreamProfile profile = new() { TlsStart = start, Tls = tls };
        await using Connections ends = await Connections.InMemoryAsync();
        Task<(FrameReader Reader, ServerLoginResult Result)> server =
            LoginPair.ServerAsync(ends, LoginPair.Server() with { Profile = profile, Framing = framing });

        using FrameReader reader =
            await LoginPair.ClientAsync(ends, LoginPair.Client() with { Profile = profile, Framing = framing });
        (FrameReader peer, ServerLoginResult result) = await server;
        using FrameReader owned = peer;

        Assert.Equal(tls == TlsRequirement.Required, result.IsEncrypted);
        await ends.Client.WriteAsync("<a/>"u8.ToArray(), default);
        Assert.Equal("<a/>", Encoding.UTF8.GetString((await LoginPair.NextAsync(peer)).Bytes.Span));
    }

    [Fact]
    public async Task Credentials_are_asked_only_when_the_server_demands_a_login()
    {
        int asked = 0;
        Credentials counting = Credentials.From(_ =>
        {
            asked++;
            return new(new System.Net.NetworkCredential("user", Canary.Password));
        });

        foreach (LoginPolicy policy in new[] { LoginPolicy.Never, LoginPolicy.Always })
        {
            await using Connections ends = await Connections.InMemoryAsync();
            Task server = LoginPair.ServerAsync(ends, LoginPair.Server() with { LoginPolicy = policy });
            (await LoginPair.ClientAsync(ends, LoginPair.Client() with { Credentials = counting })).Dispose();
            await server;
            Assert.Equal(policy == LoginPolicy.Always ? 1 : 0, asked);
        }
    }

    [Fact]
    public async Task A_refused_login_is_told_on_both_sides_without_the_password()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        ServerLoginSettings settings =
            LoginPair.Server() with { LoginPolicy = LoginPolicy.Always, MaxLoginAttempts = 1 };
        Task server = LoginPair.ServerAsync(ends, settings);

        AuthenticationFailedException mine = await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => LoginPair.ClientAsync(
                ends, LoginPair.Client() with { Credentials = Credentials.Of("canary-user", "canary-password") }));
        AuthenticationFailedException theirs =
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server);

        Assert.Equal("not-authorized", mine.Condition);
        Assert.Equal(("localhost", 7L, ConnectionStage.Login), (mine.Host, mine.SessionNumber, mine.Stage));
        Assert.Equal(9, theirs.SessionNumber);
        Assert.DoesNotContain("canary", mine.ToString() + theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_authenticator_refuses_for_now_and_its_message_stays_inside()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server() with
        {
            LoginPolicy = LoginPolicy.Always,
            MaxLoginAttempts = 1,
            Authenticator = (_, _, _) => throw new InvalidOperationException("canary"),
        });

        AuthenticationFailedException mine = await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => LoginPair.ClientAsync(ends, LoginPair.Client()));
        AuthenticationFailedException theirs =
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server);

        Assert.Equal("temporary-auth-failure", mine.Condition);
        Assert.DoesNotContain("canary", mine.ToString() + theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untrusted_certificate_ends_the_attempt_with_its_pin()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server());

        TrustFailedException problem = await Assert.ThrowsAsync<TrustFailedException>(
            () => LoginPair.ClientAsync(ends, LoginPair.Client() with { Trust = TlsTrust.System }));
        await Assert.ThrowsAnyAsync<PeerException>(() => server);

        Assert.Equal(KeyPin.Of(LoginPair.Certificate), problem.Pin);
        Assert.Equal(ConnectionStage.Tls, problem.Stage);
    }

    [Fact]
    public async Task Old_TLS_versions_do_not_come_to_terms_and_say_so()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        ServerLoginSettings only13 = LoginPair.Server() with
        {
            Tls = new TlsServerSettings(LoginPair.Certificate)
            {
                Versions = System.Security.Authentication.SslProtocols.Tls13,
            },
        };
        Task server = LoginPair.ServerAsync(ends, only13);

        ConnectFailedException problem = await Assert.ThrowsAsync<ConnectFailedException>(
            () => LoginPair.ClientAsync(ends, LoginPair.Client() with
            {
                TlsVersions = System.Security.Authentication.SslProtocols.Tls12,
            }));
        await Assert.ThrowsAsync<ConnectFailedException>(() => server);

        Assert.Equal(ConnectionStage.Tls, problem.Stage);
        Assert.Contains("handshake with 'localhost:6000' failed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_connects_and_closes_at_once_is_a_plain_failure()
    {
        await using Connections ends = await Connections.TcpAsync();
        Task server = LoginPair.ServerAsync(ends, LoginPair.Server());

        await ends.Client.DisposeAsync();

        ConnectFailedException problem = await Assert.ThrowsAsync<ConnectFailedException>(() => server);
        Assert.Equal(ConnectionStage.Header, problem.Stage);
    }

    [Fact]
    public async Task Settings_that_would_be_unsafe_by_accident_are_refused()
    {
        await using Connections ends = await Connections.InMemoryAsync();
        StreamProfile noTls = new() { TlsStart = TlsStart.None };

        ArgumentException problem = await Assert.ThrowsAsync<ArgumentException>(
            () => LoginPair.ClientAsync(ends, LoginPair.Client() with { Profile = noTls }));
        Assert.Contains("InsecureNone", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(
            () => LoginPair.ServerAsync(ends, LoginPair.Server() with { Tls = null }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => LoginPair.ClientAsync(ends, LoginPair.Client() with { Framing = FramingMode.Documents }));
    }
}
