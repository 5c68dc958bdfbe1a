using System.Security.Cryptography;
using LdmCodegen.Fuzz.Engine;
using LdmCodegen.Fuzz.Targets;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Fuzz;

/// <summary>
/// Coverage-guided fuzzing: inputs that take new branches of the product are kept and changed further. The folder Corpus
/// holds the inputs that were kept before, and those that once made a target fail.
/// </summary>
public sealed class FuzzTests
{
    private const int Seconds = 8;
    private const int LongestKept = 512;
    private const string KeepVariable = "LDMCODEGEN_FUZZ_KEEP";

    private static readonly string Corpora = Path.Combine(Repository.Root, "tests", "LdmCodegen.Fuzz", "Corpus");

    [Theory]
    [InlineData(nameof(FuzzTargets.Tokenizer))]
    [InlineData(nameof(FuzzTargets.Framer))]
    [InlineData(nameof(FuzzTargets.Negotiation))]
    [InlineData(nameof(FuzzTargets.Parser))]
    public void No_input_makes_it_fail(string target)
    {
        using CountingAssemblies assemblies = new();
        Coverage coverage = new(assemblies.Counters);
        Campaign campaign = new("fuzzing " + target, Seconds);
        Fuzzer fuzzer = new(assemblies.Target(target), coverage, new Random(campaign.Seed));
        try
        {
            fuzzer.Seed(InputsFor(target));
            int branchesBefore = coverage.Branches;
            int inputsBefore = fuzzer.Corpus.Count;
            Assert.True(branchesBefore > 100, $"{branchesBefore} branches: nothing is counted");

            long runs = fuzzer.Run(campaign);

            Assert.True(runs > 100, $"{runs} runs");
            Keep(target, fuzzer.Corpus.Skip(inputsBefore));
            campaign.Report(
                $"{runs} inputs, {coverage.Branches} branches, {coverage.Branches - branchesBefore} of them new");
        }
        catch (CrashException crash)
        {
            string file = Path.Combine(Directory.CreateDirectory(
                Path.Combine(Repository.Root, "artifacts", "fuzz", target)).FullName, NameOf(crash.Input));
            File.WriteAllBytes(file, crash.Input);
            Assert.Fail($"seed {campaign.Seed}: {crash}\nThe input is in {file}; it belongs into {Corpora}/{target}.");
        }
    }

    private static IEnumerable<byte[]> InputsFor(string target)
    {
        IEnumerable<string> documents = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "tests", "Corpus"), "*.xml", SearchOption.AllDirectories);
        return documents.Concat(Directory.EnumerateFiles(Path.Combine(Corpora, target)))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes);
    }

    private static void Keep(string target, IEnumerable<byte[]> inputs)
    {
        if (Environment.GetEnvironmentVariable(KeepVariable) is { Length: > 0 } folder)
        {
            string kept = Directory.CreateDirectory(Path.Combine(folder, target)).FullName;
            foreach (byte[] input in inputs.Where(input => input.Length <= LongestKept))
            {
                File.WriteAllBytes(Path.Combine(kept, NameOf(input)), input);
            }
        }
    }

    private static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];
}
