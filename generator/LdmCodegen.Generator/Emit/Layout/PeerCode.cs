using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Statements that hold what is set in a request against the version of the peer.</summary>
internal static class PeerCode
{
    /// <summary>An action and its options.</summary>
    public static EquatableArray<string> Of(ActionModel action, ProtocolNames protocol)
    {
        CodeLines lines = new(2);
        Require(lines, PeerMember.Of(action), action.Facts);
        foreach (OptionModel option in action.Options)
        {
            if (PeerMember.IsDated(option.Facts))
            {
                string isSet = option.Type is null ? option.NameClr : $"{option.NameClr} is not null";
                lines.Block($"if ({isSet})", () => Require(lines, PeerMember.Of(action, option), option.Facts));
                lines.Blank();
            }

            // An operand that may be absent is a text, whatever its type.
            if (option is { Type: { } type, OperandOptional: false })
            {
                Values(lines, option.NameClr, type, protocol);
            }
        }

        return lines.ToLines();
    }

    /// <summary>A resource and its properties.</summary>
    public static EquatableArray<string> Of(ResourceModel resource, PayloadLayout layout, ProtocolNames protocol)
    {
        CodeLines lines = new(2);
        Require(lines, PeerMember.Of(resource), resource.Facts);
        Properties(lines, layout, property => PeerMember.Of(resource, property), protocol);
        return lines.ToLines();
    }

    /// <summary>The properties that every request has beside its payload.</summary>
    public static EquatableArray<string> OfEnvelope(PayloadLayout layout, ProtocolNames protocol)
    {
        CodeLines lines = new(2);
        Properties(lines, layout, PeerMember.OfEnvelope, protocol);
        return lines.ToLines();
    }

    /// <summary>The properties and resources of a payload.</summary>
    public static EquatableArray<string> Of(ShapeModel shape, PayloadLayout layout, ProtocolNames protocol)
    {
        CodeLines lines = new(2);
        Properties(lines, layout, property => PeerMember.Of(shape, property), protocol);
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

    /// <summary>The statement for a value of an enumeration; null for one that every version has.</summary>
    public static string? Of(EnumModel model, EnumValueModel value) => PeerMember.IsDated(value.Facts)
        ? Require(PeerMember.Of(model, value), value.Facts)
        : null;

    private static void Properties(
        CodeLines lines, PayloadLayout layout, Func<PropertyModel, string> member, ProtocolNames protocol)
    {
        foreach (PropertyCode property in layout.Properties)
        {
            if (PeerMember.IsDated(property.Model.Facts))
            {
                lines.Block(
                    $"if ({property.IsSet.Trim('(', ')')})",
                    () => Require(lines, member(property.Model), property.Model.Facts));
                lines.Blank();
            }

            Values(lines, property.Name, property.Model.Type, protocol);
        }
    }

    /// <summary>The values of a property or option, when some version does not have all of its enumeration.</summary>
    private static void Values(CodeLines lines, string name, TypeModel type, ProtocolNames protocol)
    {
        if ((type.Element ?? type).Enum is not { } named || !protocol.DatedEnums.Contains(named))
        {
            return;
        }

        if (type.Kind is TypeKind.List)
        {
            lines.Block($"for (int i = 0; i < {name}?.Count; i++)", () => lines.Line($"{name}[i].CheckPeer(peer);"));
        }
        else
        {
            lines.Line($"{name}?.CheckPeer(peer);");
        }

        lines.Blank();
    }

    private static void Require(CodeLines lines, string member, Facts facts)
    {
        if (PeerMember.IsDated(facts))
        {
            lines.Line(Require(member, facts));
        }
    }

    private static string Require(string member, Facts facts) =>
        $"peer.Require({CSharp.Text(member)}, {Id(PeerMember.Since(facts))}, {Id(PeerMember.Until(facts))});";

    private static string Id(string? id) => id is null ? "null" : CSharp.Text(id);
}
