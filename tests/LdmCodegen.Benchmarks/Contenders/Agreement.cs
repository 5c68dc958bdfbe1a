using LdmCodegen.Benchmarks.Documents;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>Before anything is timed, everybody must have read the same.</summary>
internal static class Agreement
{
    /// <exception cref="InvalidOperationException">Two contenders read a document differently.</exception>
    public static void Require(IReadOnlyList<Contender> contenders, IEnumerable<Document> documents)
    {
        foreach (Document document in documents)
        {
            string expected = contenders[0].AnswerTo(document.Bytes);
            foreach (Contender contender in contenders)
            {
                string answer = contender.AnswerTo(document.Bytes);
                if (answer != expected)
                {
                    throw new InvalidOperationException(
                        $"{contender.Name} reads {document} differently from {contenders[0].Name}:\n{answer}\n{expected}");
                }
            }
        }
    }
}
