using System.Runtime.CompilerServices;

namespace LdmCodegen.Tests.Shared;

/// <summary>Snapshots as users' tests have them; see <see cref="LdmCodegen.Testing.Snapshot"/>.</summary>
internal static class Snapshot
{
    public static void Match(
        string received, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        LdmCodegen.Testing.Snapshot.Match(received, name, file: file, method: method);
}
