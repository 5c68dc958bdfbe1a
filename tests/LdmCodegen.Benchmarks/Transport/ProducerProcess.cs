using System.Diagnostics;
using System.Globalization;

namespace LdmCodegen.Benchmarks.Transport;

/// <summary>The producer, in a process of its own: what it costs is not ours.</summary>
internal sealed class ProducerProcess : IDisposable
{
    private readonly Process _process;

    private ProducerProcess(Process process, int plainPort, int tlsPort)
    {
        _process = process;
        PlainPort = plainPort;
        TlsPort = tlsPort;
    }

    public int PlainPort { get; }

    public int TlsPort { get; }

    public static ProducerProcess Start()
    {
        ProcessStartInfo start = new("dotnet", [typeof(ProducerProcess).Assembly.Location, "producer"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string[] ports = process.StandardOutput.ReadLine()?.Split(' ')
            ?? throw new InvalidOperationException("the producer did not start");
        return new ProducerProcess(process, Number(ports[0]), Number(ports[1]));
    }

    public void Dispose()
    {
        // It ends with its input.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
