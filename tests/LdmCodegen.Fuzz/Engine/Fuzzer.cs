using System.Text;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Fuzz.Engine;

/// <summary>An input that a target does not survive.</summary>
internal sealed class CrashException(byte[] input, Exception cause)
    : Exception($"{cause.Message}\ninput, as Latin-1: {Encoding.Latin1.GetString(input)}", cause)
{
    public byte[] Input { get; } = input;
}

/// <summary>Keeps every input that reaches something new, and makes the next ones out of those.</summary>
internal sealed class Fuzzer(Action<byte[]> target, Coverage coverage, Random random)
{
    private const int LongestInput = 1024;
    private readonly List<byte[]> _corpus = [];
    private readonly InputMutator _mutator = new(random);

    /// <summary>The inputs that reached something new.</summary>
    public IReadOnlyList<byte[]> Corpus => _corpus;

    /// <summary>Begins with known inputs.</summary>
    public void Seed(IEnumerable<byte[]> inputs)
    {
        foreach (byte[] input in inputs)
        {
            Run(input);
        }
    }

    /// <summary>Goes on until the campaign ends.</summary>
    /// <returns>How many inputs were run.</returns>
    /// <exception cref="CrashException">The target threw.</exception>
    public long Run(Campaign campaign)
    {
        long runs = 0;
        for (; campaign.GoesOn; runs++)
        {
            Run(_mutator.Next(_corpus, LongestInput));
        }

        return runs;
    }

    private void Run(byte[] input)
    {
        coverage.Begin();
        try
        {
            target(input);
        }
        catch (Exception e)
        {
            throw new CrashException(input, e);
        }

        if (coverage.End())
        {
            _corpus.Add(input);
        }
    }
}
