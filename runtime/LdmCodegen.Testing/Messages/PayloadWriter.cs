using System.Security;
using System.Text;
using LdmCodegen.Generator.Emit;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Pipeline;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Testing.Messages;

/// <summary>Fills the layouts that parsers are generated from.</summary>
internal sealed class PayloadWriter(ProtocolModel model, Random random)
{
    private const int MostObjects = 3;

    private readonly ProtocolParts _parts = new(model, FileSettings.Default);
    private readonly ValueWriter _values = new(model, random);

    /// <summary>What stands in the payload for a use of a shape.</summary>
    public string Content(ShapeUse use)
    {
        PayloadLayout layout = _parts.Layout(use.Shape);
        int objects = use.Occurs == Occurs.Many && layout.Object.Parent is not null ? random.Next(1, MostObjects + 1) : 1;
        StringBuilder text = new();
        Children(text, layout.Root, layout, objects);
        return text.ToString();
    }

    private void Children(StringBuilder text, LayoutNode node, PayloadLayout layout, int objects)
    {
        foreach (LayoutNode child in node.Children.Where(child => child.IsWritten))
        {
            if (child == layout.Object)
            {
                for (int i = 0; i < objects; i++)
                {
                    Element(text, child, layout, objects);
                }
            }
            else if (IsNeeded(child, layout) || random.Next(3) > 0)
            {
                foreach (ItemsCode items in child.Items.Where(item => item.IsWritten).Select(item => item.Items))
                {
                    Resources(text, child, items);
                }

                if (!child.IsItemOnly)
                {
                    Element(text, child, layout, objects);
                }
            }
        }
    }

    private void Element(StringBuilder text, LayoutNode node, PayloadLayout layout, int objects)
    {
        text.Append('<').Append(node.Name);
        Attributes(text, node);
        text.Append('>');
        if (node.FixedText is { } literal)
        {
            text.Append(SecurityElement.Escape(literal));
        }

        if (node.Text is { IsWritten: true } value)
        {
            text.Append(_values.Text(value.Property.Model.Type));
        }

        Children(text, node, layout, objects);
        Entries(text, node);
        text.Append($"</{node.Name}>");
    }

    private void Attributes(StringBuilder text, LayoutNode node)
    {
        foreach ((NameModel name, PropertyCode property, bool isWritten) in node.Attributes)
        {
            if (isWritten && (property.Model.Required || random.Next(3) > 0))
            {
                text.Append($" {name}=\"{_values.Text(property.Model.Type)}\"");
            }
        }
    }

    private void Entries(StringBuilder text, LayoutNode node)
    {
        if (model.Wire.Bag is not { Entry: { } entry, Key: { } key })
        {
            return;
        }

        foreach (PropertyModel property in node.Entries.Where(one => one.IsWritten).Select(one => one.Property.Model))
        {
            if (property.Required || random.Next(3) > 0)
            {
                string name = SecurityElement.Escape(property.Key ?? property.Name)!;
                text.Append($"<{entry} {key}=\"{name}\">{_values.Text(property.Type)}</{entry}>");
            }
        }
    }

    private void Resources(StringBuilder text, LayoutNode node, ItemsCode items)
    {
        ResourceModel[] allowed =
            [.. model.Resources.Where(one => items.Model.Resource is null || one.NameClr == items.Model.Resource)];
        if (model.Wire.Bag is not { } bag || allowed.Length == 0)
        {
            return;
        }

        for (int count = items.Model.Single ? random.Next(2) : random.Next(MostObjects + 1); count > 0; count--)
        {
            ResourceModel resource = allowed[random.Next(allowed.Length)];
            PayloadLayout layout = PayloadLayout.Of(resource, bag);
            text.Append($"<{node.Name}><{bag.Selector}>{SecurityElement.Escape(resource.Wire)}</{bag.Selector}>");
            Children(text, layout.Root, layout, objects: 1);
            Entries(text, layout.Root);
            text.Append($"</{node.Name}>");
        }
    }

    // A second element of a name is only the second when there is a first.
    private static bool IsNeeded(LayoutNode node, PayloadLayout layout) =>
        node.Index is not null
        || node.Parent!.Children.Exists(other => other != node && other.Name!.Local == node.Name!.Local)
        || HasRequired(node)
        || Leads(node, layout.Object);

    private static bool HasRequired(LayoutNode node) =>
        node.Attributes.Exists(one => one.IsWritten && one.Property.Model.Required)
        || node.Text is { IsWritten: true, Property.Model.Required: true }
        || node.Entries.Exists(one => one.IsWritten && one.Property.Model.Required)
        || node.Children.Exists(HasRequired);

    private static bool Leads(LayoutNode node, LayoutNode target) =>
        target == node || (target.Parent is { } parent && Leads(node, parent));
}
