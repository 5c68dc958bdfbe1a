using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// The code of a payload with any number of objects of one shape: the elements above an object, and beside it. What
/// stands beside objects belongs to the one before it; lists that stand before any object belong to the message.
/// </summary>
internal sealed class ListCode
{
    private readonly PayloadLayout _layout;
    private readonly ProtocolNames _protocol;
    private readonly List<MethodView> _methods = [];

    private ListCode(PayloadLayout layout, ProtocolNames protocol)
    {
        _layout = layout;
        _protocol = protocol;
    }

    public static EquatableArray<MethodView> Read(PayloadLayout layout, ProtocolNames protocol)
    {
        ListCode code = new(layout, protocol);
        code.AddLevel(layout.Root);
        return code._methods.ToEquatableArray();
    }

    /// <summary>Statements that write the fixed parts around objects and, in a loop, the objects.</summary>
    public static MarkupCode Write(PayloadLayout layout, ProtocolNames protocol, bool prefixes) =>
        layout.Object.Parent is null
            // Each object is a payload of its own, which the message writes.
            ? new MarkupCode()
            : new WriteCode(layout, protocol, resource: null, prefixes).Around(code =>
        {
            MarkupCode one = new();
            one.Statement("AllObjects[i].ToContent().WriteObject(ref writer);");
            MarkupCode loop = new();
            loop.Block("for (int i = 0; i < AllObjects.Count; i++)", one);
            code.Block("if (AllObjects is not null)", loop);
        });

    private void AddLevel(LayoutNode level)
    {
        CodeLines body = new(2);
        if (level == _layout.Object)
        {
            body.Line("ReadObject(ref reader, \"..\");");
        }
        else
        {
            AddOtherAttributes(body, level);
            AddChildren(body, level);
        }

        string what = level.Parent is null ? "Reads a payload." : $"Reads <c>{level.Path}</c>.";
        string access = level.Parent is null ? "public" : "private";
        _methods.Add(new MethodView(
            what, $"{access} void {ReadCode.Method(level)}(ref {_protocol.Reader} reader)", body.ToLines()));
        foreach (LayoutNode child in level.Children.Where(child => IsAbove(child)))
        {
            AddLevel(child);
        }
    }

    private void AddOtherAttributes(CodeLines body, LayoutNode node)
    {
        if (_protocol.SeesAttributes)
        {
            string known = KnownNames.List(node.FixedAttributes.Select(static attribute => attribute.Name.Local)
                .Concat(node.Parent is null ? _protocol.PayloadAttributes : []).Distinct());
            body.Line(
                $"reader.KeepAttributes(ref _unknown, {CSharp.Text(node.Path)}{(known == "default" ? "" : ", " + known)});");
        }
    }

    private void AddChildren(CodeLines body, LayoutNode level)
    {
        body.Line("int depth = reader.Xml.Depth;");
        List<LayoutNode> counted = ReadCode.Counted(level).ToList();
        foreach (LayoutNode child in counted)
        {
            body.Line($"int {ReadCode.Counter(child)} = 0;");
        }

        body.Block("while (reader.Xml.NextChild(depth))", () =>
        {
            foreach (LayoutNode child in counted)
            {
                body.Block(
                    $"if (reader.Xml.LocalNameIs({CSharp.Utf8(child.Name!.Local)}))",
                    () => body.Line($"{ReadCode.Counter(child)}++;"));
                body.Blank();
            }

            string keyword = "if";
            foreach (LayoutNode child in ReadCode.InOrder(level).Where(child => Statement(child) is not null))
            {
                string beside = IsBeside(child) ? " && _isOpen" : "";
                body.Block($"{keyword} ({ReadCode.NameTest(child)}{beside})", () =>
                {
                    if (child.IsFixedLeaf)
                    {
                        AddOtherAttributes(body, child);
                    }

                    body.Line(Statement(child)!);
                });
                keyword = "else if";
                if (IsFree(child))
                {
                    body.Block(
                        $"{keyword} ({ReadCode.NameTest(child)})",
                        () => body.Line($"_free.{ReadCode.Method(child)}(ref reader);"));
                }
            }

            string keep = level.Parent is null
                ? "reader.KeepInPayload(ref _unknown);"
                : $"reader.Keep(ref _unknown, {CSharp.Text(level.Path)});";
            body.Block("else", () => body.Line(keep));
        });
    }

    private string? Statement(LayoutNode child)
    {
        if (child == _layout.Object)
        {
            return $"ReadObject(ref reader, {CSharp.Text(child.Parent!.Path)});";
        }

        if (IsAbove(child))
        {
            return $"{ReadCode.Method(child)}(ref reader);";
        }

        if (IsBeside(child))
        {
            return $"_current.{ReadCode.Method(child)}(ref reader);";
        }

        return child.IsFixedLeaf ? "reader.Xml.Skip();" : null;
    }

    private bool IsBeside(LayoutNode child) =>
        child != _layout.Object && !IsAbove(child) && ReadCode.NeedsMethod(child);

    /// <summary>Whether the element is read also where there is no object that it could belong to.</summary>
    private bool IsFree(LayoutNode child) => child.WrittenTwin is { } part && _layout.FreeElements.Contains(part);

    private bool IsAbove(LayoutNode node)
    {
        for (LayoutNode? above = _layout.Object.Parent; above is { Parent: not null }; above = above.Parent)
        {
            if (above == node)
            {
                return true;
            }
        }

        return false;
    }
}
