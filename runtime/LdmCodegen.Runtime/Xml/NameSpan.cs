using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Where a name stands in a document.</summary>
internal readonly record struct NameSpan(int Start, int Length)
{
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> document) => document.Slice(Start, Length);

    public string TextOf(ReadOnlySpan<byte> document) => Encoding.UTF8.GetString(In(document));
}
