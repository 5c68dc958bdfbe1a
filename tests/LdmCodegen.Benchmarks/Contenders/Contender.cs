namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>Something that reads a document to typed values.</summary>
internal abstract class Contender(string name)
{
    public string Name { get; } = name;

    /// <summary>Reads a document; what is timed.</summary>
    public abstract object Read(byte[] document);

    /// <summary>What is read, in one text that all contenders write alike; not timed.</summary>
    public virtual string AnswerTo(byte[] document) => Read(document).ToString()!;
}
