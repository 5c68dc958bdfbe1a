namespace LdmCodegen.Testing;

/// <summary>One generated file.</summary>
/// <param name="Name">Its name, such as <c>Doors.Events.DoorOpenedEvent.g.cs</c>.</param>
/// <param name="Text">Its text, with <c>\n</c> at the end of each line.</param>
public sealed record GeneratedSource(string Name, string Text)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
