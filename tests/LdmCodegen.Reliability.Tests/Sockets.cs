namespace LdmCodegen.Reliability.Tests;

/// <summary>The sockets of this process, as the system counts them.</summary>
internal static class Sockets
{
    public static int Open() => Directory.GetFiles("/proc/self/fd").Count(IsSocket);

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name.StartsWith(
                "socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // Closed between listing and looking.
            return false;
        }
    }
}
