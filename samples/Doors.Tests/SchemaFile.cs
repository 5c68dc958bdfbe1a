using System.Runtime.CompilerServices;

namespace Doors.Tests;

/// <summary>The schema that the tests are about.</summary>
internal static class SchemaFile
{
    public static string Path { get; } = Find();

    private static string Find([CallerFilePath] string self = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(self)!, "../Doors/doors.protocol.xml");
}
