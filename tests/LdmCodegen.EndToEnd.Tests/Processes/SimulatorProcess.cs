using System.Net;

namespace LdmCodegen.EndToEnd.Tests.Processes;

/// <summary><c>dotnet ldm simulate</c> as a process of its own.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly RunningProcess _process;

    private SimulatorProcess(RunningProcess process, IPEndPoint endPoint, string pin) =>
        (_process, EndPoint, Pin) = (process, endPoint, pin);

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Its key, as <c>--trust</c> takes it: <c>pin:sha256/…</c>.</summary>
    public string Pin { get; }

    /// <summary>The process.</summary>
    public RunningProcess Process => _process;

    /// <summary>Starts a simulator and waits until it listens.</summary>
    public static async Task<SimulatorProcess> StartAsync(int port = 0, params string[] arguments)
    {
        const string Listening = "listening on ";
        const string Key = "certificate ";
        RunningProcess process = RunningProcess.StartTool(
            ["simulate", "--listen", $"127.0.0.1:{port}", "--seed", "7", .. arguments]);
        string listening = await process.WaitForLineAsync(line => line.StartsWith(Listening, StringComparison.Ordinal));
        string key = await process.WaitForLineAsync(line => line.StartsWith(Key, StringComparison.Ordinal));
        return new SimulatorProcess(process, IPEndPoint.Parse(listening[Listening.Length..]), key[Key.Length..]);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
