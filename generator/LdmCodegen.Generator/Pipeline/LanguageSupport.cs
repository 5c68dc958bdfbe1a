using LdmCodegen.Generator.Emit.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>Which C# the project compiles.</summary>
/// <param name="Level">The C# that generated code is written in, or null when none is old enough.</param>
/// <param name="Version">The version as users write it.</param>
internal sealed record LanguageSupport(CSharpLevel? Level, string Version)
{
    public static LanguageSupport Read(ParseOptions options)
    {
        LanguageVersion version = ((CSharpParseOptions)options).LanguageVersion;
        CSharpLevel? level = version switch
        {
            >= LanguageVersion.CSharp11 => CSharpLevel.CSharp11,
            LanguageVersion.CSharp10 => CSharpLevel.CSharp10,
            LanguageVersion.CSharp9 => CSharpLevel.CSharp9,
            _ => null,
        };
        return new LanguageSupport(level, version.ToDisplayString());
    }
}
