using System.Reflection;
using System.Runtime.Loader;
using LdmCodegen.Fuzz.Targets;

namespace LdmCodegen.Fuzz.Engine;

/// <summary>
/// The product's assemblies in their counting form, and this one once more on top of them, so that its targets run what is
/// counted.
/// </summary>
internal sealed class CountingAssemblies : IDisposable
{
    private static readonly string[] Names = ["LdmCodegen.Runtime", "LdmCodegen.LogicalDomains"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ldm-fuzz-");
    private readonly Context _context;

    public CountingAssemblies()
    {
        _context = new Context(_folder.FullName);
        Counters = [.. Names.Select(Load)];
    }

    /// <summary>The counters of each assembly.</summary>
    public IReadOnlyList<byte[]> Counters { get; }

    /// <summary>A method of <see cref="FuzzTargets"/>, running what is counted.</summary>
    public Action<byte[]> Target(string name)
    {
        Assembly own = _context.LoadFromAssemblyPath(typeof(CountingAssemblies).Assembly.Location);
        MethodInfo method = own.GetType(typeof(FuzzTargets).FullName!)!.GetMethod(name)!;
        return method.CreateDelegate<Action<byte[]>>();
    }

    public void Dispose()
    {
        _context.Unload();
        _folder.Delete(recursive: true);
    }

    private byte[] Load(string name)
    {
        string path = Path.Combine(_folder.FullName, name + ".dll");
        byte[] counters = new byte[EdgeInstrumenter.Rewrite(Path.Combine(AppContext.BaseDirectory, name + ".dll"), path)];
        _context.LoadFromAssemblyPath(path)
            .GetType(EdgeInstrumenter.CountersType)!
            .GetField(EdgeInstrumenter.CountersField)!
            .SetValue(null, counters);
        return counters;
    }

    private sealed class Context(string folder) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name)
        {
            string path = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
