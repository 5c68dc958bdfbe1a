using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>
/// The cases that take the values of a learned message: one for each property and list, by its slot. Each value is read as
/// <see cref="ReadCode"/> reads it; where that would find fault with it, the general reader must have the message.
/// </summary>
internal static class BindCode
{
    public static EquatableArray<string> Of(PayloadLayout layout, ProtocolNames protocol)
    {
        CodeLines lines = new(4);
        foreach (PropertyCode property in layout.Properties.Where(static p => !p.Repeats && p.Model.Type.Kind is not TypeKind.Xml))
        {
            lines.Line($"case {layout.Slot(property)}:");
            lines.Indented(() =>
            {
                Take(lines, property, protocol);
                lines.Line("break;");
            });
        }

        foreach (ItemsCode items in layout.Items)
        {
            lines.Line($"case {layout.Slot(items)}:");
            lines.Indented(() =>
            {
                TakeResource(lines, items, protocol);
                lines.Line("break;");
            });
        }

        return lines.ToLines();
    }

    private static void Take(CodeLines lines, PropertyCode property, ProtocolNames protocol)
    {
        string name = property.Name;
        switch (property.Model.Type.Kind)
        {
            case TypeKind.String when property.Model.Sensitive || property.Model.PreserveSpace:
                lines.Line($"{name} = values.Text{ReadCode.Trim(property)}.ToString();");
                break;
            case TypeKind.String:
                lines.Line($"{name} = values.ReadString();");
                break;
            case TypeKind.Enum:
                lines.Line($"{name} = {protocol.Global(property.ValueType)}.Read(values.Text);");
                break;
            case TypeKind.List when !ReadCode.HasSetter(property):
                lines.Line($"{name} = values.ReadList({ReadCode.Separator(property)});");
                break;
            case TypeKind.List when protocol.RejectsValues:
                lines.Line("return false;");
                break;
            case TypeKind.List:
                lines.Line($"Set{name}(values.Text);");
                ReturnUnless(lines, $"{name} is not null");
                break;
            default:
                string value = property.Local + "Read";
                ReturnUnless(
                    lines, $"values.Text.TryGet{property.Model.Type.Kind}(out {property.ValueType} {value})");
                lines.Line($"{name} = {value};");
                break;
        }
    }

    private static void TakeResource(CodeLines lines, ItemsCode items, ProtocolNames protocol)
    {
        string bind = items.IsAny
            ? $"{protocol.Global(protocol.Resource)}.Bind(values.Resource, ref values)"
            : $"{protocol.Global(items.ElementType)}.Bind(ref values)";
        string local = CSharp.Camel(items.Name).TrimStart('@') + "Read";
        ReturnUnless(lines, $"{bind} is {{ }} {local}");
        lines.Line(items.IsSingle ? $"{items.Name} = {local};" : $"{items.Builder}.Add({local});");
    }

    private static void ReturnUnless(CodeLines lines, string condition)
    {
        lines.Block($"if ({Negated(condition)})", () => lines.Line("return false;"));
        lines.Blank();
    }

    private static string Negated(string condition) => condition.Contains(" is { }")
        ? condition.Replace(" is { }", " is not { }")
        : condition.EndsWith(" is not null", StringComparison.Ordinal)
            ? condition.Replace(" is not null", " is null")
            : "!" + condition;
}
