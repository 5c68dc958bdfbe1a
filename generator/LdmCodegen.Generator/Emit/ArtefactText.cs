using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Templating;

namespace LdmCodegen.Generator.Emit;

/// <summary>Turns views into the text of files.</summary>
internal static class ArtefactText
{
    /// <summary>The text of a generated file.</summary>
    /// <param name="view">What it shows.</param>
    /// <param name="language">The C# it is written in.</param>
    public static string Of(ArtefactView view, CSharpLevel language) =>
        OlderCSharp.Spell(view is BundleView bundle ? Join(bundle) : Render(view), language);

    /// <summary>The first part with the head of a file, and the others below it without.</summary>
    private static string Join(BundleView bundle)
    {
        int head = TemplateLibrary.Render("header", bundle.Parts[0]).Length;
        return string.Concat(bundle.Parts.Select((part, i) => i == 0 ? Render(part) : Render(part).Substring(head)));
    }

    private static string Render(ArtefactView view) => TemplateLibrary.Render(view.Template, view);
}
