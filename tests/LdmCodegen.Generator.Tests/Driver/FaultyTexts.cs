using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LdmCodegen.Generator.Tests;

/// <summary>What the compiler makes of the path of a file that does not exist.</summary>
internal sealed class MissingText(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => null;
}

/// <summary>A file that fails while it is read.</summary>
internal sealed class UnreadableText(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) =>
        throw new IOException("the disk is\ngone");
}
