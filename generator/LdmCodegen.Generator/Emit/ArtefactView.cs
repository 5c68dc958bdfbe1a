namespace LdmCodegen.Generator.Emit;

/// <summary>
/// Everything one generated file shows, decided already: a template only prints it. Views are records compared by
/// content, so an equal view is not rendered again; lists in them are <c>EquatableArray</c>.
/// </summary>
/// <param name="HintName">
/// The generated file's name, such as <c>Demo.Events.AddItemEvent.g.cs</c>; unique in the project.
/// </param>
/// <param name="Template">The template's name: <c>event</c> for <c>Templates/event.scriban</c>.</param>
internal abstract record ArtefactView(string HintName, string Template);
