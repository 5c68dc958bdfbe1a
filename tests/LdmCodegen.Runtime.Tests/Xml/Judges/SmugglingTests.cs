using System.Text;
using LdmCodegen.Runtime.Tests.Framing;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Xml.Judges;

/// <summary>
/// System.Xml and expat judge the reader and the framer: nothing is accepted that one of them refuses, and nothing is read
/// otherwise than they read it. They know only the names of the fourth edition of XML 1.0; ours are the fifth's.
/// </summary>
public sealed class SmugglingTests
{
    // Faults for what XML 1.0 allows and the restricted profile does not.
    private static readonly XmlFaultCode[] Restrictions =
    [
        XmlFaultCode.RestrictedDoctype, XmlFaultCode.RestrictedComment, XmlFaultCode.RestrictedInstruction,
        XmlFaultCode.LimitExceeded,
    ];

    [Fact]
    public void No_document_is_accepted_that_a_judge_refuses_or_reads_otherwise()
    {
        Campaign campaign = new("documents and judges", seconds: 15);
        Random random = new(campaign.Seed);
        byte[][] seeds = [.. Corpus.WellFormed.Concat(Corpus.NotWellFormed).Select(File.ReadAllBytes)];
        GrammarDocuments grammar = new(random);
        int rounds = 0;
        int accepted = 0;
        for (; campaign.GoesOn; rounds++)
        {
            byte[] document = rounds % 2 == 0 ? grammar.Next() : Mutations.Next(random, seeds);
            accepted += Judge(document, $"seed {campaign.Seed}, round {rounds}") ? 1 : 0;
        }

        Assert.InRange(accepted, rounds / 10, rounds);
        campaign.Report($"{rounds} inputs, {accepted} accepted");
    }

    [Fact]
    public void The_documents_of_a_stream_are_the_children_that_a_judge_sees()
    {
        Campaign campaign = new("streams and judges", seconds: 10);
        Random random = new(campaign.Seed);
        byte[][] seeds = [.. Corpus.WellFormed.Select(File.ReadAllBytes)];
        GrammarDocuments grammar = new(random);
        int rounds = 0;
        int accepted = 0;
        for (; campaign.GoesOn; rounds++)
        {
            byte[][] documents =
                [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => rounds % 2 == 0 ? grammar.Next() : Mutations.Next(random, seeds))];
            byte[] stream = [.. "<stream>"u8, .. documents.SelectMany(document => document), .. "</stream>"u8];
            string context = $"seed {campaign.Seed}, round {rounds}: {Encoding.Latin1.GetString(stream)}";
            if (HoldsDeclaration(stream) || ReadStream(stream) is not { } read)
            {
                continue;
            }

            accepted++;
            IReadOnlyList<string>? judged = ExpatJudge.ReadChildren(stream);
            Assert.True(judged is not null || !IsAscii(stream), context);
            Assert.True(judged is null || judged.Select(SystemXmlJudge.Joined).SequenceEqual(read), context);
        }

        Assert.InRange(accepted, rounds / 20, rounds);
        campaign.Report($"{rounds} streams, {accepted} accepted");
    }

    private static bool Judge(byte[] document, string round)
    {
        XmlFault fault = Tokens.FaultOf(document);
        string context = $"{round}: {Encoding.Latin1.GetString(document)}\n{fault}";
        foreach (string? judged in new[] { SystemXmlJudge.Read(document), ExpatJudge.Read(document) })
        {
            if (!fault.IsNone)
            {
                Assert.True(
                    judged is null || Restrictions.Contains(fault.Code) || SystemXmlJudge.IsListedDifference(fault), context);
                continue;
            }

            Assert.True(judged is not null || !IsAscii(document), context);
            string read = SystemXmlJudge.Joined(Tokens.Of(document));
            Assert.True(judged is null || SystemXmlJudge.Joined(judged) == read, $"{context}\n{judged}\n{read}");
        }

        return fault.IsNone;
    }

    /// <summary>What our framer and reader make of each document of a stream; null when they refuse any of it.</summary>
    private static List<string>? ReadStream(byte[] stream)
    {
        if (Frames.DocumentsOf(stream) is not { } documents
            || documents.Any(document => !Tokens.FaultOf(document).IsNone))
        {
            return null;
        }

        return [.. documents.Select(document => SystemXmlJudge.Joined(Tokens.Of(document)))];
    }

    // A document in a stream may bring a declaration, which no judge takes there.
    private static bool HoldsDeclaration(byte[] stream) => stream.AsSpan().IndexOf("<?xml"u8) >= 0;

    private static bool IsAscii(byte[] document) => Ascii.IsValid(document);
}
