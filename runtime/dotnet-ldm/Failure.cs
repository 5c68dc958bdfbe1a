using System.Net.Sockets;
using LdmCodegen.Runtime;
using LdmCodegen.Tool.Commands;

namespace LdmCodegen.Tool;

/// <summary>Which faults are told to the user in a sentence, and with which exit code.</summary>
internal static class Failure
{
    /// <summary>False for a fault of the tool itself, which keeps its stack trace.</summary>
    public static bool TryExplain(Exception fault, out int exitCode, out string message)
    {
        message = fault.Message;
        switch (fault)
        {
            case ToolException expected:
                exitCode = expected.ExitCode;
                return true;
            case RequestFailedException:
                exitCode = ExitCode.Refused;
                return true;
            case TrustFailedException:
                message += $" On the command line: --trust {TrustArgument.Forms}.";
                exitCode = ExitCode.NoConnection;
                return true;
            case NotInPeerVersionException:
                message += " On the command line: --peer-version ID or --no-version-check.";
                exitCode = ExitCode.Usage;
                return true;
            case PeerException:
                exitCode = ExitCode.NoConnection;
                return true;
            case IOException or UnauthorizedAccessException or SocketException:
                exitCode = ExitCode.Findings;
                return true;
            default:
                exitCode = ExitCode.Findings;
                return false;
        }
    }
}
