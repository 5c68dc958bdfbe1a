using System.Reflection;
using System.Text;

namespace LdmCodegen.Generator.Templating;

/// <summary>
/// The templates embedded in this assembly: <c>Templates/event.scriban</c> is <c>event</c>. Loaded and parsed once.
/// </summary>
internal static class TemplateLibrary
{
    private const string Folder = "Templates/";
    private const string Extension = ".scriban";

    private static readonly Lazy<TemplateSet> Loaded = new(Load);

    public static IReadOnlyCollection<string> Names => Loaded.Value.Names;

    /// <summary>Renders a template with a view.</summary>
    /// <exception cref="TemplateException">A template is faulty or does not fit the view.</exception>
    public static string Render(string name, object view) => Loaded.Value.Render(name, view);

    private static TemplateSet Load()
    {
        Assembly assembly = typeof(TemplateLibrary).Assembly;
        return new TemplateSet(assembly.GetManifestResourceNames()
            .Where(static resource => resource.StartsWith(Folder, StringComparison.Ordinal)
                && resource.EndsWith(Extension, StringComparison.Ordinal))
            .OrderBy(static resource => resource, StringComparer.Ordinal)
            .Select(resource => (NameOf(resource), Read(assembly, resource))));
    }

    // A build on Windows writes the folders of a resource name with backslashes.
    private static string NameOf(string resource) =>
        resource.Substring(Folder.Length, resource.Length - Folder.Length - Extension.Length).Replace('\\', '/');

    private static string Read(Assembly assembly, string resource)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
