using System.Reflection;
using System.Runtime.Loader;

namespace LdmCodegen.Benchmarks.Generators;

/// <summary>The reader that a project gets, compiled and loaded.</summary>
internal sealed class GeneratedReader
{
    private delegate object Read(ReadOnlySpan<byte> document);

    private readonly Read _read;
    private readonly Read _readLearned;

    private GeneratedReader(Assembly assembly)
    {
        // The delegates return what the methods do: references are variant.
        _read = assembly.GetType("Big.BigWire", throwOnError: true)!
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(IsParse)
            .CreateDelegate<Read>();
        Type parser = assembly.GetType("Big.BigParser", throwOnError: true)!;
        ConstructorInfo make = parser.GetConstructors().Single();
        object instance = make.Invoke(make.GetParameters().Select(static p => p.DefaultValue).ToArray());
        _readLearned = parser.GetMethods(BindingFlags.Public | BindingFlags.Instance).Single(IsParse).CreateDelegate<Read>(instance);
    }

    public static GeneratedReader Of(GeneratorCase project) =>
        new(AssemblyLoadContext.Default.LoadFromStream(project.Compile()));

    public object Parse(byte[] document) => _read(document);

    public object ParseLearned(byte[] document) => _readLearned(document);

    private static bool IsParse(MethodInfo method) => method.Name == "Parse"
        && method.GetParameters() is [{ } only] && only.ParameterType == typeof(ReadOnlySpan<byte>);
}
