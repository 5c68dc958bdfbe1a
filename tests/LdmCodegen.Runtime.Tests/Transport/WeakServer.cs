using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LdmCodegen.Runtime.Tests.Transport;

/// <summary>OpenSSL's server with its own rule about weak keys switched off: the platform's server would not show one.</summary>
internal sealed class WeakServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    private WeakServer(X509Certificate2 certificate)
    {
        using RSA key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(_folder.File("server.pem"), certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        _process = Process.Start(new ProcessStartInfo(
            "openssl",
            ["s_server", "-accept", "127.0.0.1:0", "-cert", _folder.File("server.pem"), "-cipher", "DEFAULT@SECLEVEL=0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    public static async Task<WeakServer> StartAsync(X509Certificate2 certificate)
    {
        const string Accepting = "ACCEPT ";
        WeakServer server = new(certificate);
        while (await server._process.StandardOutput.ReadLineAsync().WaitAsync(Connections.Patience) is { } line)
        {
            if (line.StartsWith(Accepting, StringComparison.Ordinal))
            {
                server.Port = int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
                return server;
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException("openssl s_server does not listen.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync().WaitAsync(Connections.Patience);
        _process.Dispose();
        _folder.Dispose();
    }
}
