using System.Security.Cryptography.X509Certificates;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;
using LdmCodegen.Runtime.Tests.Transport;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Negotiation;

/// <summary>Settings of both sides that fit together, for tests to change.</summary>
internal static class LoginPair
{
    public static readonly X509Certificate2 Certificate = SelfSignedCertificate.Create("localhost");

    public static readonly LoginCheck OneUser = (user, password, _) =>
        new(user == "user" && password.Span.SequenceEqual(Canary.Password));

    public static ClientLoginSettings Client() => new()
    {
        Host = "localhost",
        Port = 6000,
        SessionNumber = 7,
        Trust = TlsTrust.PinnedKeys(KeyPin.Of(Certificate)),
        Credentials = Credentials.Of("user", Canary.Password),
        Logger = TestLog.Watched,
    };

    public static ServerLoginSettings Server() => new()
    {
        Tls = new TlsServerSettings(Certificate),
        Authenticator = OneUser,
        Logger = TestLog.Watched,
    };

    public static async Task<Frame> NextAsync(FrameReader reader) =>
        await reader.ReadAsync().AsTask().WaitAsync(Connections.Patience);

    public static Task<FrameReader> ClientAsync(
        Connections ends, ClientLoginSettings settings, CancellationToken cancellationToken = default) =>
        ClientLogin.RunAsync(ends.Client, settings, cancellationToken).AsTask()
            .WaitAsync(Connections.Patience, CancellationToken.None);

    public static Task<(FrameReader Reader, ServerLoginResult Result)> ServerAsync(
        Connections ends, ServerLoginSettings settings) =>
        ServerLogin.RunAsync(ends.Server, settings, 9, default).AsTask().WaitAsync(Connections.Patience);
}
