using System.Reflection;
using LdmCodegen.Schema;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Output;

/// <summary>Properties that the schema marks sensitive; their values are shown by nothing.</summary>
internal static class Sensitive
{
    /// <summary>What stands in place of the value.</summary>
    public const string Mask = "***";

    private static readonly Lazy<HashSet<(string? Type, string Property)>> Marked = new(FindMarked);

    /// <summary>Whether the value of a property must not be shown.</summary>
    public static bool Contains(PropertyInfo property) =>
        Marked.Value.Contains((property.DeclaringType!.Name, property.Name))
        || Marked.Value.Contains((null, property.Name));

    // Properties of shapes become members of many messages: for those the name alone decides.
    private static HashSet<(string? Type, string Property)> FindMarked()
    {
        SchemaResult schema = SchemaCompiler.Compile(PackagedSchema.Read(), []);
        if (schema.Model is not { } model)
        {
            throw new InvalidOperationException("the packaged schema does not compile");
        }

        HashSet<(string?, string)> marked = [];
        foreach (ResourceModel resource in model.Resources)
        {
            Mark(resource.NameClr, resource.Properties);
        }

        foreach (ShapeModel shape in model.Shapes)
        {
            Mark(null, shape.Properties);
        }

        return marked;

        void Mark(string? type, EquatableArray<PropertyModel> properties)
        {
            foreach (PropertyModel property in properties.Where(property => property.Sensitive))
            {
                marked.Add((type, property.NameClr));
                marked.Add((type, property.NameClr + "Raw"));
            }
        }
    }
}
