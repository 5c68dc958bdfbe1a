using System.Reflection;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.Testing.Tests.PublicApi;

/// <summary>
/// What users can reach of each package is approved: a change of it is seen in review, and is meant. The package of the
/// generator has no types for users; what it generates is approved with the protocol's.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Assemblies.Keys];

    private static Dictionary<string, Assembly> Assemblies { get; } = new[]
    {
        typeof(XmlFault).Assembly, typeof(LdmClient).Assembly, typeof(Snapshot).Assembly,
    }.ToDictionary(assembly => assembly.GetName().Name!);

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_of_a_package_is_the_approved_one(string package) =>
        Snapshot.Match(ApiPrinter.Print(Assemblies[package]), package);
}
