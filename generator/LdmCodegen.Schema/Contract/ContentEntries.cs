using LdmCodegen.Schema.Model;
using static LdmCodegen.Schema.Contract.EntryWriting;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises of enums, resources and shapes.</summary>
internal static class ContentEntries
{
    public static IEnumerable<ContractEntry> Of(ProtocolModel model)
    {
        foreach (EnumModel one in model.Enums)
        {
            yield return Entry("enum", one.Name).With("csharp", one.NameClr).With(one.Facts);
            foreach (EnumValueModel value in one.Values)
            {
                yield return Entry("enum", one.Name, "value", value.Wire)
                    .With("csharp", value.NameClr).With(value.Facts);
            }
        }

        foreach (ResourceModel resource in model.Resources)
        {
            yield return Entry("resource", resource.Wire).With("csharp", resource.NameClr)
                .With("wire-also", Words(resource.WireAlso)).With(resource.Facts);
            foreach (PropertyModel property in resource.Properties)
            {
                yield return OfProperty(property, "resource", resource.Wire);
            }

            foreach (FixedModel part in resource.Fixed)
            {
                yield return OfFixed(part, "resource", resource.Wire);
            }
        }

        foreach (ShapeModel shape in model.Shapes)
        {
            yield return Entry("shape", shape.Name)
                .With("csharp", shape.NameClr).With("path", shape.Path.ToString()).With(shape.Facts);
            foreach (PropertyModel property in shape.Properties)
            {
                yield return OfProperty(property, "shape", shape.Name);
            }

            foreach (ItemsModel items in shape.Items)
            {
                yield return Entry("shape", shape.Name, "items", items.Paths[0].ToString())
                    .With("also", Alternatives(items.Paths))
                    .With("csharp", items.NameClr)
                    .With("occurs", items.Single ? "?" : "*")
                    .With("resource", items.Resource)
                    .With(items.Facts);
            }

            foreach (FixedModel part in shape.Fixed)
            {
                yield return OfFixed(part, "shape", shape.Name);
            }
        }
    }
}
