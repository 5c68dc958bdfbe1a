using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <content>Values of properties: from attributes and text.</content>
internal sealed partial class ReadCode
{
    private void AddAttribute(CodeLines body, NameModel name, PropertyCode property)
    {
        string local = property.Local;
        body.Block(
            $"if (reader.{(IsText(property) ? "Text" : "")}Attribute({CSharp.Utf8(name.Local)}, {_layout.Slot(property)})"
                + $" is {{ IsPresent: true }} {local})",
            () => body.Line(Assign(property, local)));
        body.Blank();
    }

    private void AddText(CodeLines body, PropertyCode property) => body.Line(
        (property.Repeats, property.Model.Type.Kind) switch
        {
            (true, _) => AddOne(property),
            (_, TypeKind.Xml) => $"{property.Name} = {ClrTypes.Runtime}RawXml.Copy(reader.Xml.ReadText().Raw);",
            _ => Assign(property, $"reader.{(IsText(property) ? "Text" : "Value")}({_layout.Slot(property)})"),
        });

    /// <summary>One value of a list whose values have elements of their own.</summary>
    private string AddOne(PropertyCode property)
    {
        TypeModel element = property.Model.Type.Element!;
        string value = element.Kind is TypeKind.Enum
            ? $"{_protocol.Global(ClrTypes.Of(element))}.Read(reader.Xml.ReadText())"
            : $"reader.Xml.ReadText(){Trim(property)}.ToString()";
        return $"{property.Builder}.Add({value});";
    }

    private string Assign(PropertyCode property, string text) => property.Model.Type.Kind switch
    {
        TypeKind.String => $"{property.Name} = {text}{Trim(property)}.ToString();",
        TypeKind.Enum => $"{property.Name} = {_protocol.Global(property.ValueType)}.Read({text});",
        TypeKind.Xml => $"{property.Name} = {ClrTypes.Runtime}RawXml.Copy({text}.Raw);",
        TypeKind.List when !HasSetter(property) =>
            $"{property.Name} = {ClrTypes.Runtime}ValueList.Create<string>("
            + $"{_protocol.Reader}.Split({text}, {Separator(property)}));",
        _ => $"Set{property.Name}({text}{(_protocol.RejectsValues ? ", ref reader" : "")});",
    };

    /// <summary>Whether any text will do, so that a look at the message need not make it.</summary>
    private static bool IsText(PropertyCode property) => property.Model.Type.Kind is TypeKind.String or TypeKind.Enum
        || (property.Model.Type.Kind is TypeKind.List && !HasSetter(property));

    public static bool HasSetter(PropertyCode property) =>
        property.HasRaw || property.Model.Type.Element is { Kind: not TypeKind.String };

    public static string Separator(PropertyCode property) => CSharp.Text(property.Model.Type.Separator ?? ",");

    public static string Trim(PropertyCode property) => property.Model.PreserveSpace ? "" : ".Trim()";

    private void AddSetter(PropertyCode property)
    {
        CodeLines body = new(2);
        if (property.Model.Type.Kind is TypeKind.List)
        {
            AddListSetter(body, property);
        }
        else
        {
            body.Block(
                $"if (text.TryGet{property.Model.Type.Kind}(out {property.ValueType} value))",
                () => body.Line($"{property.Name} = value;"));
            body.Block("else", () => AddUnreadable(body, property));
        }

        string reader = _protocol.RejectsValues ? $", ref {_protocol.Reader} reader" : "";
        _methods.Add(new MethodView(
            $"Takes the text of <see cref=\"{property.Name}\"/>.",
            $"private void Set{property.Name}({ClrTypes.Xml}Utf8XmlText text{reader})",
            body.ToLines()));
    }

    private void AddListSetter(CodeLines body, PropertyCode property)
    {
        TypeModel element = property.Model.Type.Element!;
        string type = ClrTypes.Of(element);
        body.Line($"{ClrTypes.Runtime}ValueListBuilder<{type}> values = default;");
        body.Block(
            $"foreach (string word in {_protocol.Reader}.Split(text, {Separator(property)}))", () =>
            {
                if (element.Kind is TypeKind.Enum)
                {
                    body.Line($"values.Add(new {type}(word));");
                    return;
                }

                body.Block($"if (!{_protocol.Reader}.Plain(word).TryGet{element.Kind}(out {type} value))", () =>
                {
                    AddUnreadable(body, property);
                    body.Line("return;");
                });
                body.Blank();
                body.Line("values.Add(value);");
            });
        body.Blank();
        body.Line($"{property.Name} = values.ToList();");
    }

    private void AddUnreadable(CodeLines body, PropertyCode property)
    {
        if (_protocol.RejectsValues)
        {
            body.Line("reader.Xml.SetFault(");
            body.Indented(() =>
            {
                body.Line($"{ClrTypes.Xml.Replace("Xml.", "")}XmlFaultCode.InvalidValue,");
                body.Line(CSharp.Text($"{property.Name} is not {ClrTypes.Describe(property.Model.Type)}.") + ");");
            });
        }
        else if (_protocol.KeepsValues || property.Model.Required)
        {
            body.Line($"{property.RawName} = text{Trim(property)}.ToString();");
        }
    }
}
