namespace LdmCodegen.Testing;

/// <summary>An example of a schema: the exact text of one message.</summary>
/// <param name="Of">What it is an example of: <c>call:NAME</c>, <c>reply:NAME</c> or <c>event:NAME</c>.</param>
/// <param name="Number">Which of the examples of the same message it is, from 1.</param>
/// <param name="Xml">The document.</param>
/// <param name="Doc">What the schema says of it, or null.</param>
public sealed record SchemaExample(string Of, int Number, string Xml, string? Doc)
{
    /// <summary>The document as it travels.</summary>
    public byte[] ToUtf8() => System.Text.Encoding.UTF8.GetBytes(Xml);

    /// <summary>What it is an example of, as names of test cases show it.</summary>
    public override string ToString() => Number == 1 ? Of : $"{Of} ({Number})";
}
