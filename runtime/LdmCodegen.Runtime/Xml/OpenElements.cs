using System.Runtime.CompilerServices;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// Where the names of the open elements stand. The outer ones are held in place, so that usual documents cost no
/// allocation; deeper ones are an immutable chain, so that a copied reader stays a bookmark.
/// </summary>
internal struct OpenElements
{
    private const int NearCount = 16;

    private NearNames _near;
    private FarName? _far;

    public void Push(int index, int start, int length)
    {
        if (index < NearCount)
        {
            _near[index] = new NameSpan(start, length);
        }
        else
        {
            _far = new FarName(new NameSpan(start, length), _far);
        }
    }

    public void Pop(int index)
    {
        if (index >= NearCount)
        {
            _far = _far!.Outer;
        }
    }

    /// <summary>The innermost open element's name, given its index.</summary>
    public readonly NameSpan Top(int index) => index < NearCount ? _near[index] : _far!.Name;

    /// <summary>The name of any of the open elements, the root being 0.</summary>
    public readonly NameSpan At(int index, int depth)
    {
        if (index < NearCount)
        {
            return _near[index];
        }

        FarName far = _far!;
        for (int i = depth - 1; i > index; i--)
        {
            far = far.Outer!;
        }

        return far.Name;
    }

    /// <summary>The path of the first <paramref name="depth"/> open elements.</summary>
    public readonly string PathOf(ReadOnlySpan<byte> document, int depth)
    {
        if (depth == 0)
        {
            return "/";
        }

        string path = "";
        int index = depth - 1;
        for (FarName? far = _far; far is not null; far = far.Outer, index--)
        {
            path = "/" + far.Name.TextOf(document) + path;
        }

        for (; index >= 0; index--)
        {
            path = "/" + _near[index].TextOf(document) + path;
        }

        return path;
    }

    [InlineArray(NearCount)]
    private struct NearNames
    {
        private NameSpan _first;
    }

    private sealed record FarName(NameSpan Name, FarName? Outer);
}
