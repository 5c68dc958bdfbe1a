using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LdmCodegen.EndToEnd.Tests.Peers;
using LdmCodegen.EndToEnd.Tests.Processes;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.RealPeers;

/// <summary>
/// A server of Debian's, on loopback, with a configuration and one account of its own in a folder that goes away with the
/// test.
/// </summary>
internal sealed class XmppServerProcess : IAsyncDisposable
{
    public const string User = "user";
    public const string Password = Canary.Password;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xmpp-server-");
    private readonly CertificateFiles _files = new();
    private RunningProcess? _process;

    /// <summary>Where it listens.</summary>
    public int Port { get; } = FreePort();

    /// <summary>The certificate; it is its own authority.</summary>
    public string CertificatePath => _files.CertificatePath;

    public static async Task<XmppServerProcess> StartAsync(string name)
    {
        XmppServerProcess server = new();
        try
        {
            await (name == "prosody" ? server.StartProsodyAsync() : server.StartEjabberdAsync());
            await server.VisitAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _files.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartProsodyAsync()
    {
        string accounts = Directory.CreateDirectory(PathOf("data/localhost/accounts")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(accounts, User + ".dat"), $"return {{ [\"password\"] = \"{Password}\" }};\n");
        await File.WriteAllTextAsync(PathOf("prosody.cfg.lua"), $$"""
            pidfile = "{{PathOf("prosody.pid")}}"
            data_path = "{{PathOf("data")}}"
            modules_enabled = { "saslauth"; "tls"; }
            modules_disabled = { "s2s"; }
            c2s_require_encryption = true
            authentication = "internal_plain"
            c2s_ports = { {{Number(Port)}} }
            c2s_interfaces = { "127.0.0.1" }
            s2s_ports = {}
            http_ports = {}
            https_ports = {}
            run_as_root = true
            log = { { levels = { min = "info" }, to = "console" } }
            VirtualHost "localhost"
              ssl = { key = "{{_files.KeyPath}}"; certificate = "{{_files.CertificatePath}}" }
            """);
        _process = RunningProcess.StartIn(_folder.FullName, "prosody", "--config", PathOf("prosody.cfg.lua"), "-F");
        await _process.WaitForLineAsync(line => line.Contains("Activated service 'c2s' on", StringComparison.Ordinal));
    }

    /// <summary>Without the script that Debian starts it with: that one needs a user of its own and a name server.</summary>
    private async Task StartEjabberdAsync()
    {
        await File.WriteAllTextAsync(
            PathOf("server.pem"),
            await File.ReadAllTextAsync(_files.CertificatePath) + "\n" + await File.ReadAllTextAsync(_files.KeyPath));
        await File.WriteAllTextAsync(PathOf("password"), Password);
        await File.WriteAllTextAsync(PathOf("ejabberd.yml"), $$"""
            hosts: ["localhost"]
            loglevel: warning
            certfiles: ["{{PathOf("server.pem")}}"]
            ca_file: "{{PathOf("server.pem")}}"
            auth_method: internal
            auth_password_format: plain
            listen:
              - port: {{Number(Port)}}
                ip: "127.0.0.1"
                module: ejabberd_c2s
                starttls_required: true
            modules: {}
            """);
        string libraries = Directory.GetParent(
            Directory.GetDirectories("/usr/lib", "ejabberd-*", Recursive).First())!.FullName;
        string start =
            $"os:putenv(\"EJABBERD_CONFIG_PATH\", \"{PathOf("ejabberd.yml")}\"),"
            + $"os:putenv(\"EJABBERD_LOG_PATH\", \"{PathOf("ejabberd.log")}\"),"
            + "{ok, _} = application:ensure_all_started(ejabberd),"
            + "{ok, Password} = file:read_file(\"password\"),"
            + $"ok = ejabberd_auth:try_register(<<\"{User}\">>, <<\"localhost\">>, Password), io:format(\"ready~n\").";
        _process = RunningProcess.StartIn(
            _folder.FullName,
            "erl",
            ["-noinput", .. PathsOf(libraries), "-mnesia", "dir", $"\"{PathOf("db")}\"", "-eval", start]);
        await _process.WaitForLineAsync(line => line == "ready");
    }

    /// <summary>
    /// Goes into TLS once. Servers listen before they have loaded what a connection needs: on a new machine that has been seen
    /// to take ejabberd's first visitor eight seconds, and no later one any.
    /// </summary>
    private async Task VisitAsync()
    {
        await using RawClient visitor = await RawClient.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port));
        await visitor.SendAsync(
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
            + " to='localhost' version='1.0'>");
        await visitor.ReadUntilAsync("</stream:features>");
        await visitor.SendAsync(RawClient.StartTls);
        await visitor.ReadUntilAsync("<proceed");
        await visitor.BeginTlsAsync();
    }

    private static EnumerationOptions Recursive => new() { RecurseSubdirectories = true, MaxRecursionDepth = 2 };

    // Every Erlang library beside it that is no part of Erlang itself.
    private static IEnumerable<string> PathsOf(string libraries) =>
        Directory.GetDirectories(libraries, "ebin", Recursive).SelectMany(folder => new[] { "-pa", folder });

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
