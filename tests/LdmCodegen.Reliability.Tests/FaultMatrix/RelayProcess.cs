using System.Diagnostics;
using System.Globalization;

namespace LdmCodegen.Reliability.Tests.FaultMatrix;

/// <summary>The peer as a process of its own: it holds the connection to the client, and can be killed.</summary>
internal sealed class RelayProcess : IAsyncDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    private RelayProcess(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Where the client connects to.</summary>
    public int Port { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    public static Task<RelayProcess> StartAsync(int serverPort) => StartAsync("python3", [], serverPort, []);

    /// <summary>Starts it inside of a namespace, with the server outside.</summary>
    public static Task<RelayProcess> StartAsync(int serverPort, DeadPeers.NetworkNamespace inside) => StartAsync(
        "ip",
        ["netns", "exec", inside.Name, "python3"],
        serverPort,
        [inside.InnerAddress.ToString(), inside.OuterAddress.ToString()]);

    private static async Task<RelayProcess> StartAsync(
        string program, string[] before, int serverPort, string[] addresses)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        string script = Path.Combine(AppContext.BaseDirectory, "FaultMatrix", "relay.py");
        foreach (string argument in
            (string[])[.. before, script, serverPort.ToString(CultureInfo.InvariantCulture), .. addresses])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        string? port = await process.StandardOutput.ReadLineAsync().Soon();
        return new RelayProcess(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until it has handed so many bytes of the server to the client's system.</summary>
    public async Task PassedAsync(long bytes)
    {
        long passed = 0;
        while (passed < bytes)
        {
            string? line = await _process.StandardOutput.ReadLineAsync().Soon();
            passed = long.Parse(line!, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Kills it; its system closes what it held.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().Soon();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync().Soon();
        _process.Dispose();
    }
}
