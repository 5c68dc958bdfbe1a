using LdmCodegen.Schema.Model;
using LdmCodegen.Testing.Schemas;

namespace LdmCodegen.Testing;

/// <summary>The examples of a schema as test data.</summary>
public static class SchemaExamples
{
    /// <summary>Reads the examples of a schema file and of what it imports.</summary>
    /// <param name="path">The file.</param>
    /// <returns>In the order in which they stand.</returns>
    /// <exception cref="SchemaFaultException">The schema has errors.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<SchemaExample> Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<SchemaExample> examples = [];
        foreach (ExampleModel example in SchemaModels.Load(path).Examples)
        {
            int number = seen[example.Of] = seen.GetValueOrDefault(example.Of) + 1;
            examples.Add(new SchemaExample(example.Of, number, example.Text, example.Facts.Doc));
        }

        return examples;
    }
}
