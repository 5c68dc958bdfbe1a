using System.Text;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class ReplyTests
{
    [Theory]
    [InlineData("start-domain", true)]
    [InlineData("start-domain.status-upper-case", true)]
    [InlineData("start-domain.status-with-blanks", true)]
    [InlineData("start-domain.object-level-only", true)]
    [InlineData("start-domain.root-level-only", true)]
    [InlineData("start-domain.warnings", true)]
    [InlineData("start-domain.xml-declaration", true)]
    [InlineData("start-domain.single-quotes", true)]
    [InlineData("start-domain.failure", false, "no such domain")]
    [InlineData("start-domain.status-capital-failure", false, "not bound")]
    [InlineData("start-domain.failure-and-warning", false, "no memory is left")]
    [InlineData("start-domain.failure-without-envelope", false, "no domain is named")]
    [InlineData("start-domain.command-malformed", false, "the command names no object")]
    [InlineData("start-domain.document-faulty", false, "the document cannot be understood")]
    public void Outcome_is_read_from_whatever_levels_say_it(string file, bool succeeded, params string[] messages)
    {
        StartDomainReply reply = Read<StartDomainReply>(file);

        Assert.Equal(succeeded, reply.Succeeded);
        Assert.Equal(messages, reply.Messages);
    }

    [Theory]
    [InlineData("start-domain.warnings")]
    [InlineData("start-domain.failure-and-warning")]
    public void Second_response_of_an_object_carries_warnings(string file) =>
        Assert.Equal<string>(["the boot disk has one path only"], Read<StartDomainReply>(file).Warnings);

    [Fact]
    public void Messages_come_in_order_and_unescaped() => Assert.Equal(
        ["<web1> & its guests", "use <options>-f</options>"],
        Read<StopDomainReply>("stop-domain.message-with-entities").Messages);

    [Fact]
    public void Failing_object_among_several_makes_the_command_fail()
    {
        RemoveDomainReply reply = Read<RemoveDomainReply>("remove-domain.two-objects-one-fails");

        Assert.False(reply.Succeeded);
        Assert.Equal([true, false], reply.Outcome.Payloads.Select(payload => payload.Succeeded));
        Assert.Equal(["the domain is bound"], reply.Messages);
    }

    [Fact]
    public void Parts_of_a_reply_tell_which_objects_failed_and_why()
    {
        RemoveDomainReply reply = Read<RemoveDomainReply>("remove-domain.two-objects-one-fails");

        Assert.Equal(["ldg1", "ldg2"], reply.Parts.Cast<RemoveDomainReply>().Select(part => part.Domain));
        RemoveDomainReply failed = Assert.IsType<RemoveDomainReply>(Assert.Single(reply.FailedParts));
        Assert.Equal("ldg2", failed.Domain);
        Assert.Equal(["the domain is bound"], failed.Messages);
        Assert.Equal("failure", reply.Outcome.Unit!.Status);
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Fact]
    public void List_of_several_payloads_has_the_objects_of_all_and_a_status_for_each()
    {
        const string Two =
            "<LDM_interface version=\"1.3\"><cmd><action>list-domain</action>"
            + "<data version=\"3.0\"><Envelope><References/><Content id=\"a\"/><Content id=\"b\"/></Envelope>"
            + "<response><status>success</status></response>"
            + "<response><status>success</status><resp_msg>b is old</resp_msg></response></data>"
            + "<data version=\"3.0\"><Envelope><References/><Content id=\"c\"/></Envelope>"
            + "<response><status>FAILURE</status><resp_msg>c is gone</resp_msg></response></data>"
            + "<response><status>failure</status></response></cmd><response><status>failure</status></response>"
            + "</LDM_interface>";

        ListDomainReply reply = Assert.IsType<ListDomainReply>(LdmWire.Parse(Encoding.UTF8.GetBytes(Two)));

        Assert.Equal(["a", "b", "c"], reply.Domains.Select(domain => domain.Domain));
        Assert.Equal(["b is old"], reply.Parts[0].Warnings);
        Assert.Equal("c", Assert.Single(((ListDomainReply)Assert.Single(reply.FailedParts)).Domains).Domain);
        Assert.Equal(Two, LdmWire.ToXml(reply, LdmDialect.Illumos));
    }

    [Fact]
    public void Part_without_a_status_is_written_without_one()
    {
        const string Two =
            "<LDM_interface version=\"1.3\"><cmd><action>stop-domain</action>"
            + "<data version=\"3.0\"><Envelope><References/><Content id=\"a\"/></Envelope></data>"
            + "<data version=\"3.0\"><Envelope><References/><Content id=\"b\"/></Envelope>"
            + "<response><status>success</status></response></data>"
            + "<response><status>success</status></response></cmd><response><status>success</status></response>"
            + "</LDM_interface>";

        StopDomainReply reply = Assert.IsType<StopDomainReply>(LdmWire.Parse(Encoding.UTF8.GetBytes(Two)));

        Assert.True(reply.Succeeded);
        Assert.Empty(reply.FailedParts);
        Assert.Equal(Two, LdmWire.ToXml(reply, LdmDialect.Illumos));
    }

    [Fact]
    public void Options_that_the_peer_repeats_are_kept_and_written_back()
    {
        StopDomainReply reply = Read<StopDomainReply>("stop-domain.option-echoed");

        Assert.Equal("-f", reply.EchoedOptions);
        Assert.Contains("<options>-f</options>", LdmWire.ToXml(reply));
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Fact]
    public void Each_command_of_a_document_has_its_own_outcome()
    {
        IReadOnlyList<LdmMessage> replies = LdmWire.ParseAll(Corpus.Read("replies/several/set-memory+stop-domain.xml"));

        Assert.Equal([true, false], replies.Cast<LdmReply>().Select(reply => reply.Succeeded));
        Assert.Equal(["no such domain"], ((LdmReply)replies[1]).Messages);
    }

    [Theory]
    [InlineData("list-domain", "primary active, web1 bound, db1 inactive")]
    [InlineData("list-domain.undeclared", "primary active, web1 bound")]
    [InlineData("list-domain.1.x", "primary active, web1 bound")]
    [InlineData("list-domain.new-state", "web1 suspended")]
    [InlineData("list-domain.none", "")]
    public void Listing_gives_each_domain_with_its_state(string file, string expected)
    {
        ListDomainReply reply = Read<ListDomainReply>(file);

        Assert.Equal(expected, string.Join(", ", reply.Domains.Select(domain =>
            $"{domain.Domain} {domain.Resources.OfType<DomainInfoResource>().Single().State}")));
    }

    [Fact]
    public void Binding_inside_a_resource_is_a_resource_in_it()
    {
        ListDomainReply reply = Read<ListDomainReply>("list-domain.binding");

        CpuResource cpu = Assert.IsType<CpuResource>(Assert.Single(Assert.Single(reply.Domains).Resources));
        Assert.Equal(0u, Assert.IsType<CpuResource>(Assert.Single(cpu.Bindings)).VirtualId);
        Assert.Empty(cpu.Unknown);
    }

    private static T Read<T>(string file)
        where T : LdmReply =>
        Assert.IsType<T>(LdmWire.Parse(Corpus.Read($"replies/{file}.xml")));
}
