using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Whether the project's C# can compile generated code.</summary>
/// <param name="IsEnough">Whether it is C# 11 or newer.</param>
/// <param name="Version">The version as users write it.</param>
internal sealed record LanguageSupport(bool IsEnough, string Version)
{
    public static LanguageSupport Read(ParseOptions options)
    {
        LanguageVersion version = ((CSharpParseOptions)options).LanguageVersion;
        return new LanguageSupport(version >= LanguageVersion.CSharp11, version.ToDisplayString());
    }
}
