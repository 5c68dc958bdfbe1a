namespace LdmCodegen.EndToEnd.Tests.Packages;

/// <summary>What a schema author sees who edits and builds with the package.</summary>
[Collection(nameof(PackedPackages))]
public sealed class EditingTests(PackedPackages packages)
{
    private const string Folder = "editing";
    private const string Schema = $"{Folder}/doors.protocol.xml";
    private const string Assembly = $"{Folder}/bin/Debug/net10.0/editing.dll";

    [Fact]
    public async Task A_changed_schema_is_generated_by_the_next_build_and_an_unchanged_one_does_nothing()
    {
        await packages.DotnetAsync(".", "new", "classlib", "-o", Folder, "-f", "net10.0", "--no-restore");
        Write($"{Folder}/editing.csproj", Read($"{Folder}/editing.csproj").Replace(
            "</Project>",
            "<ItemGroup><PackageReference Include=\"LdmCodegen\" Version=\"0.1.0\" /></ItemGroup></Project>",
            StringComparison.Ordinal));
        Write(Schema, Read("samples/Doors/doors.protocol.xml"));
        Write($"{Folder}/Class1.cs", "public static class Uses { public static string Name(Acme.Doors.DoorClosedEvent e) => e.Door; }");
        await packages.BuildAsync(Folder);
        DateTime first = Written();

        await packages.BuildAsync(Folder);
        Assert.Equal(first, Written());

        Write(Schema, Read(Schema).Replace(
            "<event name=\"door-closed\"", "<event name=\"door-stuck\"/><event name=\"door-closed\"", StringComparison.Ordinal));
        Write($"{Folder}/Class1.cs", "public static class Uses { public static string Name(Acme.Doors.DoorStuckEvent e) => e.Door; }");
        await packages.BuildAsync(Folder);
        DateTime second = Written();
        Assert.NotEqual(first, second);

        // The schema alone has changed: the use of an event that is gone does not compile any more.
        Write(Schema, Read("samples/Doors/doors.protocol.xml"));
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => packages.BuildAsync(Folder));
        Assert.Contains("DoorStuckEvent", fault.Message);
    }

    private DateTime Written() => File.GetLastWriteTimeUtc(Path.Combine(packages.Work, Assembly));

    private string Read(string name) => File.ReadAllText(Path.Combine(packages.Work, name));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(packages.Work, name), text);
}
