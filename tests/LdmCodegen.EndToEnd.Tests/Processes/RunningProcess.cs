using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.EndToEnd.Tests.Processes;

/// <summary>A process of the test, with its output as lines. Disposing ends it, and it alone.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<string> _out = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _error = new();
    private readonly Task _readingOut;
    private readonly Task _readingError;
    private bool _isDisposed;

    private RunningProcess(Process process)
    {
        _process = process;
        _readingOut = ReadOutAsync();
        _readingError = ReadErrorAsync();
    }

    /// <summary>The process's input.</summary>
    public StreamWriter Input => _process.StandardInput;

    /// <summary>What came on standard error so far.</summary>
    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    public static RunningProcess Start(string program, params string[] arguments) => StartIn("", program, arguments);

    /// <summary>Starts a program in a folder.</summary>
    public static RunningProcess StartIn(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        return new RunningProcess(Process.Start(start)!);
    }

    /// <summary>Starts the command line tool that was built with the tests.</summary>
    public static RunningProcess StartTool(params string[] arguments) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "dotnet-ldm.dll"), .. arguments]);

    /// <summary>The next line of output that fits; lines before it are dropped.</summary>
    public async Task<string> WaitForLineAsync(Func<string, bool> fits)
    {
        using CancellationTokenSource deadline = new(Deadline);
        try
        {
            await foreach (string line in _out.Reader.ReadAllAsync(deadline.Token))
            {
                if (fits(line))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"no such line within {Deadline}; standard error: {Error}");
        }

        throw new InvalidOperationException($"the output ended without such a line; standard error: {Error}");
    }

    /// <summary>
    /// Asks the process to end. Not with the signal of Ctrl-C, which shells switch off for what they run in the background;
    /// the tool treats both alike.
    /// </summary>
    public async Task InterruptAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and the lines of output that nobody asked for.</returns>
    public async Task<(int ExitCode, List<string> Out)> WaitForExitAsync(TimeSpan? within = null)
    {
        using CancellationTokenSource deadline = new(within ?? Deadline);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"still running after {within ?? Deadline}; standard error: {Error}");
        }

        await Task.WhenAll(_readingOut, _readingError);
        List<string> rest = [];
        while (_out.Reader.TryRead(out string? line))
        {
            rest.Add(line);
        }

        return (_process.ExitCode, rest);
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
            Kill();
        }

        await Task.WhenAll(_readingOut, _readingError);
        _process.Dispose();
    }

    private async Task ReadOutAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            CanaryLeaks.OfRun.Look("output of " + _process.StartInfo.FileName, line);
            _out.Writer.TryWrite(line);
        }

        _out.Writer.Complete();
    }

    private async Task ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            CanaryLeaks.OfRun.Look("errors of " + _process.StartInfo.FileName, line);
            lock (_error)
            {
                _error.AppendLine(line);
            }
        }
    }
}
