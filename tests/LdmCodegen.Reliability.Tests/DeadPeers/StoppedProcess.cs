using System.Runtime.InteropServices;

namespace LdmCodegen.Reliability.Tests.DeadPeers;

/// <summary>A process that a test started, stopped until this is disposed of: its system goes on confirming bytes.</summary>
internal sealed class StoppedProcess : IDisposable
{
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly int _id;

    public StoppedProcess(int id)
    {
        // Zero and less would mean groups of processes.
        Assert.True(id > 0);
        _id = id;
        Assert.Equal(0, Send(_id, Stop));
    }

    public void Dispose() => Assert.Equal(0, Send(_id, Continue));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
