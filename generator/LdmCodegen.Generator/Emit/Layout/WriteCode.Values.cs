using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <content>Values of properties: as attributes, entries of bags, and text.</content>
internal sealed partial class WriteCode
{
    private void Entries(MarkupCode code, LayoutNode node)
    {
        foreach (PropertyCode property in node.Entries.Where(static entry => entry.IsWritten)
            .Select(static entry => entry.Property))
        {
            BagModel bag = _layout.Bag!;
            MarkupCode entry = new();
            entry.Literal("<" + Spell(bag.Entry!) + Attribute(bag.Key!, property.Model.Key!) + ">");
            Value(entry, property, inAttribute: false);
            entry.Literal($"</{Spell(bag.Entry!)}>");
            code.Block($"if ({Bare(property.IsSet)})", entry);
        }
    }

    private void Attributes(MarkupCode code, LayoutNode node)
    {
        foreach ((NameModel name, PropertyCode property, bool isWritten) in node.Attributes)
        {
            if (isWritten)
            {
                MarkupCode attribute = new();
                BeginAttribute(attribute, name);
                Value(attribute, property, inAttribute: true);
                attribute.Literal("\"");
                code.Block($"if ({Bare(property.IsSet)})", attribute);
            }
        }
    }

    /// <summary>The name of an attribute that carries a value: with its prefix, or without, as the dialect has it.</summary>
    private void BeginAttribute(MarkupCode code, NameModel name)
    {
        string qualified = $" {name.Qualified}=\"";
        string bare = $" {name.Local}=\"";
        if (name.Prefix is null || !_prefixes)
        {
            code.Literal(bare);
        }
        else if (_protocol.HasBareAttributes)
        {
            code.Choice("writer.AttributePrefixes", qualified, bare);
        }
        else if (_servesAll && _protocol.HasPlain)
        {
            code.Choice("writer.Prefixes", qualified, bare);
        }
        else
        {
            code.Literal(qualified);
        }
    }

    private static void Value(MarkupCode code, PropertyCode property, bool inAttribute)
    {
        TypeModel type = property.Model.Type;
        string write = TextMethod(property, inAttribute);
        if (!property.HasRaw)
        {
            if (type.Kind is TypeKind.List)
            {
                List(code, property, write);
                return;
            }

            code.Statement(type.Kind switch
            {
                TypeKind.Enum => $"writer.Xml.{write}({property.Name}.Value.Wire);",
                TypeKind.Xml => $"writer.Xml.WriteRaw({property.Name}.Value);",
                _ => $"writer.Xml.{write}({property.Name});",
            });
            return;
        }

        MarkupCode value = new();
        MarkupCode raw = new();
        raw.Statement($"writer.Xml.{write}({property.RawName}!);");
        if (type.Kind is TypeKind.List)
        {
            List(value, property, write);
            code.Block($"if ({property.Name} is not null)", value, raw);
            return;
        }

        string local = property.Local;
        value.Statement($"writer.Xml.Write{type.Kind}({local});");
        code.Block($"if ({property.Name} is {{ }} {local})", value, raw);
    }

    /// <summary>What writes a text as the property is read: without the white space around it, or with.</summary>
    private static string TextMethod(PropertyCode property, bool inAttribute) =>
        $"Write{(property.Model.PreserveSpace ? "Preserved" : "")}{(inAttribute ? "Attribute" : "")}Text";

    private static void List(MarkupCode code, PropertyCode property, string write)
    {
        MarkupCode separator = new();
        separator.Literal(XmlText.EscapeAttribute(property.Model.Type.Separator ?? ","));
        MarkupCode one = new();
        one.Block("if (i > 0)", separator);
        OneOf(one, property, write);
        code.Block($"for (int i = 0; i < {property.Name}.Count; i++)", one);
    }

    /// <summary>The value of a list that a loop stands at.</summary>
    private static void OneOf(MarkupCode code, PropertyCode property, string write)
    {
        TypeModel element = property.Model.Type.Element!;
        code.Statement(element.Kind switch
        {
            TypeKind.String => $"writer.Xml.{write}({Checked(property, "[i]")});",
            TypeKind.Enum => $"writer.Xml.{write}({Checked(property, "[i].Wire")});",
            _ => $"writer.Xml.Write{element.Kind}({property.Name}[i]);",
        });
    }

    /// <summary>A part of a list: one that holds the separator would be read as two.</summary>
    private static string Checked(PropertyCode property, string part) =>
        $"{ClrTypes.Xml}ListText.Checked({property.Name}{part}, "
        + $"{CSharp.Text(property.Model.Type.Separator ?? ",")})";

    private void FixedAttributes(MarkupCode code, LayoutNode node)
    {
        foreach ((NameModel name, string value) in node.FixedAttributes)
        {
            string attribute = Attribute(name, value);
            if (name.Prefix is not null && _servesAll && _protocol is { HasPrefixes: true, HasPlain: true })
            {
                MarkupCode prefixed = new();
                prefixed.Literal(attribute);
                code.Block("if (writer.Prefixes)", prefixed);
            }
            else
            {
                code.Literal(attribute);
            }
        }
    }

    /// <summary>A fixed attribute; without prefixes, one that has a prefix is left out.</summary>
    private string Attribute(NameModel name, string value) =>
        name.Prefix is not null && !_prefixes ? "" : $" {name.Qualified}=\"{XmlText.EscapeAttribute(value)}\"";
}
