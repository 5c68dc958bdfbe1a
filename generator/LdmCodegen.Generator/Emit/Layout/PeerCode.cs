using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Statements that hold what is set in a request against the version of the peer.</summary>
internal static class PeerCode
{
    /// <summary>An action and its options.</summary>
    public static EquatableArray<string> Of(ActionModel action)
    {
        CodeLines lines = new(2);
        Require(lines, PeerMember.Of(action), action.Facts);
        foreach (OptionModel option in action.Options.Where(static option => PeerMember.IsDated(option.Facts)))
        {
            string isSet = option.Type is null ? option.NameClr : $"{option.NameClr} is not null";
            lines.Block($"if ({isSet})", () => Require(lines, PeerMember.Of(action, option), option.Facts));
            lines.Blank();
        }

        return lines.ToLines();
    }

    /// <summary>A resource and its properties.</summary>
    public static EquatableArray<string> Of(ResourceModel resource, PayloadLayout layout)
    {
        CodeLines lines = new(2);
        Require(lines, PeerMember.Of(resource), resource.Facts);
        Properties(lines, layout, property => PeerMember.Of(resource, property));
        return lines.ToLines();
    }

    /// <summary>The properties and resources of a payload.</summary>
    public static EquatableArray<string> Of(ShapeModel shape, PayloadLayout layout)
    {
        CodeLines lines = new(2);
        Properties(lines, layout, property => PeerMember.Of(shape, property));
        foreach (ItemsCode items in layout.Items)
        {
            lines.Block($"if ({items.IsSet})", () =>
            {
                Require(lines, PeerMember.Of(shape, items.Model), items.Model.Facts);
                if (items.IsSingle)
                {
                    lines.Line($"{items.Name}.CheckPeer(peer);");
                    return;
                }

                lines.Block(
                    $"for (int i = 0; i < {items.Name}.Count; i++)", () => lines.Line($"{items.Name}[i].CheckPeer(peer);"));
            });
            lines.Blank();
        }

        return lines.ToLines();
    }

    private static void Properties(CodeLines lines, PayloadLayout layout, Func<PropertyModel, string> member)
    {
        foreach (PropertyCode property in layout.Properties.Where(static one => PeerMember.IsDated(one.Model.Facts)))
        {
            lines.Block(
                $"if ({property.IsSet.Trim('(', ')')})",
                () => Require(lines, member(property.Model), property.Model.Facts));
            lines.Blank();
        }
    }

    private static void Require(CodeLines lines, string member, Facts facts)
    {
        if (PeerMember.IsDated(facts))
        {
            lines.Line(
                $"peer.Require({CSharp.Text(member)}, {Id(PeerMember.Since(facts))}, {Id(PeerMember.Until(facts))});");
        }
    }

    private static string Id(string? id) => id is null ? "null" : CSharp.Text(id);
}
