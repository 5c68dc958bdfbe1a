using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;

namespace LdmCodegen.Benchmarks.Targets;

/// <summary>Before floors are timed: each must have done the work of its documents, all of it and nothing else.</summary>
internal static class FloorChecks
{
    /// <param name="documents">The documents.</param>
    /// <param name="destination">Where they are copied to.</param>
    /// <exception cref="InvalidOperationException">The scan misses a '&lt;', or the copy is not the document.</exception>
    public static void RequireWholeDocuments(DocumentSet documents, byte[] destination)
    {
        foreach (byte[] document in documents.Bytes)
        {
            int found = Floors.Scan(document);
            int there = document.Count(static b => b == '<');
            if (found != there)
            {
                throw new InvalidOperationException($"the scan found {found} of {there} '<' in a document of the {documents.Name}");
            }

            Floors.Copy(document, destination);
            if (!destination.AsSpan(0, document.Length).SequenceEqual(document))
            {
                throw new InvalidOperationException($"the copy of a document of the {documents.Name} is not the document");
            }
        }
    }

    /// <summary>The bytes that reading allocates over those of its results: 1 when nothing is made but results.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="read">Reads all of them.</param>
    /// <param name="make">Makes what reading all of them makes.</param>
    /// <exception cref="InvalidOperationException">Other bytes are made than reading makes.</exception>
    public static double AllocatedOverResults(DocumentSet documents, Action read, Action make)
    {
        long reading = Allocation.Of(read, calls: 10);
        long making = Allocation.Of(make, calls: 10);

        // How many domains a listing has is known at its end, so reading makes arrays that it outgrows.
        bool outgrows = documents.Name == DocumentSet.List;
        if (making > reading || (making < reading && !outgrows))
        {
            throw new InvalidOperationException(
                $"reading the {documents.Name} allocates {reading} bytes, making its results {making}");
        }

        return (double)reading / making;
    }
}
