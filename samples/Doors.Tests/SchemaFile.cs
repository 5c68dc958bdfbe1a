namespace Doors.Tests;

/// <summary>The schema that the tests are about; the build copies it beside them.</summary>
internal static class SchemaFile
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "doors.protocol.xml");
}
