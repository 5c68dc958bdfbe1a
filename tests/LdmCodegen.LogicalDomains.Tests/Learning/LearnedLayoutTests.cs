using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Skeletons;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

/// <summary>
/// What is said to be read by its layout is: a reader that quietly went the general way each time would give the same
/// results.
/// </summary>
public class LearnedLayoutTests
{
    private static readonly XmlLimits Limits = LdmProtocol.Instance.Description.Limits;

    [Fact]
    public void Every_event_that_the_schema_names_is_known_when_it_comes_again()
    {
        List<string> missed = [];
        int withResources = 0;
        string folder = Path.Combine(Repository.Root, "tests/Corpus/ldm/events/3.x");
        foreach (string file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories))
        {
            byte[] document = File.ReadAllBytes(file);
            SkeletonCache learned = new(LearningOptions.Default, Limits);
            LdmMessage[] read = LdmParser.ReadAnew(learned, document, Limits, default, out _);
            if (read is not [LdmEvent and not LdmUnknownEvent])
            {
                continue;
            }

            withResources += document.AsSpan().IndexOf("OtherResourceType"u8) >= 0 ? 1 : 0;
            if (!LdmParser.TryRead(learned, document, default, out LdmEvent? again) || !again.Equals(read[0]))
            {
                missed.Add(Path.GetFileName(file));
            }
        }

        Assert.Empty(missed);
        Assert.InRange(withResources, 10, int.MaxValue);
    }

    [Fact]
    public void A_domain_in_a_listing_is_known_by_one_before_it()
    {
        byte[] first = Listing("ldg1", "ldg2");
        byte[] second = Listing("another-name", "one-more");
        SkeletonCache learned = new(LearningOptions.Default, Limits);
        int start = second.AsSpan().IndexOf("<Content"u8);

        Assert.False(learned.Objects.TryMatch(second, start, depth: 5, out _, out _));
        LdmParser.ReadAnew(learned, first, Limits, default, out XmlFault fault);

        Assert.True(fault.IsNone);
        Assert.True(learned.Objects.TryMatch(second, start, depth: 5, out _, out int length));
        Assert.EndsWith("</Content>", Encoding.UTF8.GetString(second, start, length), StringComparison.Ordinal);
    }

    private static byte[] Listing(params string[] domains) => Encoding.UTF8.GetBytes(
        "<LDM_interface version=\"1.3\"><cmd><action>list-domain</action><data version=\"3.0\"><Envelope>"
        + string.Concat(domains.Select(static domain =>
            $"<Content id=\"{domain}\"><Section><Item><OtherResourceType>cpu</OtherResourceType>"
            + "<AllocationUnits>4</AllocationUnits></Item></Section></Content>"))
        + "</Envelope><response><status>success</status></response></data><response><status>success</status></response></cmd>"
        + "<response><status>success</status></response></LDM_interface>");
}
