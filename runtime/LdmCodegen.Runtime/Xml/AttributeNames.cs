using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Xml;

/// <summary>Where the names of a start tag's attributes stand, the first of them: nearly always all.</summary>
[InlineArray(Count)]
internal struct AttributeNames
{
    public const int Count = 12;

    private NameSpan _first;
}
