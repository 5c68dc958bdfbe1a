using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Files of enumerations, resources and shapes.</summary>
internal static class ContentFiles
{
    public static IEnumerable<ArtefactView> Create(ProtocolParts parts)
    {
        foreach (EnumModel model in parts.Model.Enums)
        {
            yield return Enum(parts, model);
        }

        if (parts.Model.Wire.Bag is { } bag)
        {
            yield return ResourceBase(parts, bag);
            foreach (ResourceModel resource in parts.Model.Resources)
            {
                yield return Resource(parts, resource, bag);
            }
        }

        foreach (ShapeModel shape in parts.Model.Shapes.Where(shape => !parts.IsNothing(shape.Name)))
        {
            foreach (ArtefactView view in Shape(parts, shape))
            {
                yield return view;
            }
        }
    }

    private static EnumView Enum(ProtocolParts parts, EnumModel model) => new(
        parts.HintName("Enums." + model.NameClr),
        parts.Names,
        model.NameClr,
        Docs.Of(model.Facts, $"A value of {model.Name}", "Open: a peer may send a text that the schema does not name."),
        Docs.Obsolete(model.Facts),
        model.Values.Select(value => new EnumValueView(
            value.NameClr,
            CSharp.Text(value.Wire),
            Docs.Of(value.Facts, $"The value {value.Wire}"),
            Docs.Obsolete(value.Facts),
            parts.Names.HasVersions ? PeerCode.Of(model, value) : null)).ToEquatableArray());

    private static ResourceBaseView ResourceBase(ProtocolParts parts, BagModel bag)
    {
        // A list of any resources may hold each of them.
        IEnumerable<string> flags = parts.Model.Resources
            .SelectMany(resource => parts.Namespaces.Of(resource, PayloadLayout.Of(resource, bag))
                .Split([" | "], StringSplitOptions.None))
            .Distinct();
        string[] used = parts.Model.Namespaces
            .Select(declared => $"{parts.Names.Namespaces}.{CSharp.Pascal(declared.Prefix)}")
            .Intersect(flags)
            .ToArray();
        return new ResourceBaseView(
            parts.HintName("Resources." + parts.Names.Resource),
            parts.Names,
            used.Length == 0 ? parts.Names.Namespaces + ".None" : string.Join(" | ", used),
            CSharp.Text(bag.Selector.Local),
            parts.Model.Resources.SelectMany(static resource => resource.WireSpellings().Select(wire => new NameView(
                resource.NameClr, CSharp.Text(wire), XmlText.Escape(wire), null))).ToEquatableArray(),
            parts.Model.Resources.Select(static resource => resource.NameClr).ToEquatableArray(),
            parts.Model.Unknown.Resource == "reject",
            parts.Model.Unknown.Resource == "skip",
            bag.HasChildEntries,
            bag.Nested is not { } nested ? null : new NestedView(
                nested.NameClr,
                Docs.Of(nested.Facts, "Resources in the resource, in order"),
                CSharp.Text(nested.Element.Local),
                CSharp.Text(bag.Item.Local),
                parts.Namespaces.Of(nested.Element)),
            KnownNames.Prefixes(parts.Model))
        {
            Prediction = PredictionFiles.HasResources(parts) ? PredictedKinds(parts, bag.Selector) : null,
        };
    }

    private static PredictedKindsView PredictedKinds(ProtocolParts parts, NameModel selector)
    {
        List<(NameView Name, string Wire)> kinds = parts.Model.Resources
            .SelectMany(static (resource, i) => resource.WireSpellings().Select(wire => (
                new NameView(CSharp.Number(i), CSharp.Text(wire), XmlText.Escape(wire), null), wire))).ToList();
        string name = parts.Predicted!.Spell(selector);
        return new PredictedKindsView(
            CSharp.Utf8($"<{name}>"),
            CSharp.Utf8($"</{name}>"),
            KindTable.ByLength(kinds.Select(static x => x.Name), kinds.Select(static x => x.Wire)));
    }

    private static ResourceView Resource(ProtocolParts parts, ResourceModel resource, BagModel bag)
    {
        PayloadLayout layout = PayloadLayout.Of(resource, bag);
        ContentView content = ContentCode.OfResource(
            resource.NameClr + "Content", resource, layout, parts.Names, parts.Namespaces) with
        {
            Checks = parts.Names.HasVersions ? PeerCode.Of(resource, layout, parts.Names) : default,
            Predictions = PredictionFiles.OfResource(parts, layout),
        };
        string prefixed = new WriteCode(layout, parts.Names, resource, parts.Names.HasPrefixes).WrapperAttributes();
        string plain = new WriteCode(
            layout, parts.Names, resource, prefixes: !parts.Names.HasPlain).WrapperAttributes();
        return new ResourceView(
            parts.HintName("Resources." + resource.NameClr),
            parts.Names,
            resource.NameClr,
            CSharp.Text(resource.Wire),
            XmlText.Escape(resource.Wire),
            Docs.Of(resource.Facts, $"A resource of the kind {resource.Wire}"),
            Docs.Obsolete(resource.Facts),
            WithNested(MembersCode.Of(content.Name, layout, MembersCode.Style.Optional, hasBase: true), bag),
            content,
            prefixed.Length == 0 ? "" : CSharp.Text(prefixed),
            CSharp.Text(parts.Names.HasPlain ? plain : prefixed),
            parts.Model.Resources.ToList().IndexOf(resource));
    }

    /// <summary>The nested resources are a member of the base record.</summary>
    private static MembersView WithNested(MembersView members, BagModel bag) => bag.Nested is not { NameClr: var name }
        ? members
        : members with
        {
            FromContent = members.FromContent.Append($"{name} = content.{name}!,").ToEquatableArray(),
            ToContent = members.ToContent.Append($"{name} = {name},").ToEquatableArray(),
        };

    private static IEnumerable<ArtefactView> Shape(ProtocolParts parts, ShapeModel shape)
    {
        PayloadLayout layout = parts.Layout(shape.Name);
        bool repeats = parts.Repeats(shape.Name);
        string contentName = parts.ContentName(shape.Name);
        yield return new ShapeView(
            parts.HintName("Shapes." + contentName),
            parts.Names,
            XmlText.Escape(shape.Name),
            ContentCode.OfShape(contentName, layout, parts.Names, parts.Namespaces, repeats) with
            {
                Checks = parts.Names.HasVersions ? PeerCode.Of(shape, layout, parts.Names) : default,
                Predictions = PredictionFiles.OfShape(parts, shape),
            });
        bool isObject = parts.IsObject(shape.Name);
        MembersCode.Style style = isObject ? MembersCode.Style.Optional : MembersCode.Style.Positional;
        MembersView members = MembersCode.Of(contentName, layout, style, hasBase: false);
        if (!repeats)
        {
            if (isObject)
            {
                yield return new ShapeObjectView(
                    parts.HintName("Shapes." + shape.NameClr),
                    parts.Names,
                    shape.NameClr,
                    Docs.Of(shape.Facts, $"An object of the shape {shape.Name}"),
                    members);
            }

            yield break;
        }

        (EquatableArray<string> write, EquatableArray<string> plain) = ContentCode.Spellings(
            parts.Names, prefixes => ListCode.Write(layout, parts.Names, prefixes));
        yield return new ShapeListView(
            parts.HintName("Shapes." + shape.NameClr),
            parts.Names,
            shape.NameClr,
            parts.ListName(shape.Name),
            Docs.Of(shape.Facts, $"An object of the shape {shape.Name}"),
            members,
            layout.FreeItems.Select(static items => new FieldView(items.ValueType, items.Name)).ToEquatableArray(),
            ListCode.Read(layout, parts.Names),
            !members.Required.IsEmpty,
            string.Join(" || ", layout.Properties.Where(static property => property.Model.Required)
                .Select(static property => $"_current.{property.Name} is null")),
            ReadCode.Method(layout.Object),
            write,
            plain,
            parts.Model.Shapes.ToList().IndexOf(shape),

            // An object that is the payload itself has the status of its reply in it, which is no part of its content.
            layout.Object.Parent is not null)
        {
            // Where each object is a payload of its own, the object writes them.
            Attributes = layout.Object.Parent is null
                ? default
                : new WriteCode(layout, parts.Names).FixedPayloadAttributes().Print(2),
        };
    }
}
