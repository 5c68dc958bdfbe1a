using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Documents in the form of release 1.0: plain elements instead of envelopes and items.</summary>
public sealed class BeforeOvfTests
{
    private static readonly byte[] Document = Corpus.Read("before-ovf/three-domains.xml");

    private static AddDomainRequest[] Requests => [.. LdmWire.ParseAll(Document).Cast<AddDomainRequest>()];

    [Fact]
    public void Each_domain_is_read_as_the_request_that_adds_it()
    {
        Assert.Equal(["primary", "web1", "empty <1>"], Requests.Select(request => request.Domain));
        Assert.All(Requests, request => Assert.Equal("1.0", request.Version));
    }

    [Fact]
    public void Elements_are_the_same_resources_and_properties_as_in_later_releases()
    {
        Assert.Equal(
            [
                new DomainInfoResource { HostId = 0x83d8baf6 },
                new CpuResource { Count = 4 },
                new MemoryResource { Size = new ByteSize(1, 'G') },
                new VswResource { ServiceName = "primary-vsw0", MacAddress = Mac("00:14:4f:fb:08:50"), DevicePath = "net0" },
            ],
            Requests[0].Resources!);
        Assert.Equal(
            new DiskResource { DiskName = "vdisk1", ServiceName = "primary-vds0", VolumeName = "vol1" },
            Requests[1].Resources!.OfType<DiskResource>().Single());
    }

    [Fact]
    public void Values_of_variables_keep_their_line_breaks()
    {
        Assert.Equal(
            [
                new VariableResource { VariableName = "boot-device", Value = "disk\nnet" },
                new VariableResource { VariableName = "auto-boot?", Value = "true" },
            ],
            Requests[1].Resources!.OfType<VariableResource>());
    }

    [Fact]
    public void What_no_rule_fits_is_kept()
    {
        NetworkResource network = Requests[1].Resources!.OfType<NetworkResource>().Single();

        Assert.Equal(Mac("00:14:4f:fb:08:51"), network.MacAddress);
        Assert.Equal(
            [
                "<colour shade=\"dark\"><name>red</name></colour>",
                "<GenericProperty key=\"port_of_call\">17 &amp; 4</GenericProperty>",
            ],
            network.Unknown.Select(unknown => unknown.Xml.ToString()));
        Assert.Contains(Requests[1].Resources!, resource => resource is MauResource { Count: 1 });
        Assert.Contains(Requests[1].Resources!, resource => resource is LdmUnknownResource { ResourceName: "acme_gpu" });
        Assert.Empty(Requests[2].Resources ?? []);
        Assert.Equal(
            "<comment_of_admin>moved on Monday</comment_of_admin>", Assert.Single(Requests[2].Unknown).Xml.ToString());
    }

    [Fact]
    public void What_was_read_is_written_in_the_form_of_later_releases()
    {
        foreach (AddDomainRequest request in Requests)
        {
            Assert.Equal(request, LdmWire.Parse(LdmWire.ToUtf8(request)));
        }
    }

    [Fact]
    public void A_domain_without_a_name_is_a_fault_that_says_so()
    {
        byte[] document = Encoding.UTF8.GetBytes("<LDM_interface><data version='2.0'><ldom><cpu/></ldom></data></LDM_interface>");

        Assert.False(LdmWire.TryParseAll(document, out LdmMessage[] messages, out XmlFault fault));
        Assert.Empty(messages);
        Assert.Equal((XmlFaultCode.MissingAttribute, 1, 1), (fault.Code, fault.Line, fault.Column));
        Assert.Contains("Domain", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_beginning_of_it_is_a_truncated_document()
    {
        for (int length = "<?xml ".Length; length < Document.AsSpan().LastIndexOf((byte)'>'); length++)
        {
            Assert.False(LdmWire.TryParseAll(Document.AsSpan(0, length), out _, out XmlFault fault));
            Assert.Equal(XmlFaultCode.Truncated, fault.Code);
        }
    }

    [Theory]
    [InlineData("<LDM_interface version='1.0'><data version='2.0'/></LDM_interface>")]
    [InlineData("<LDM_interface version='1.0'><data version='2.0'><domain/></data></LDM_interface>")]
    public void A_document_without_domains_holds_no_message(string text)
    {
        Assert.False(LdmWire.TryParseAll(Encoding.UTF8.GetBytes(text), out _, out XmlFault fault));
        Assert.Equal(XmlFaultCode.MissingElement, fault.Code);
    }

    private static MacAddress Mac(string text) =>
        new(Convert.ToUInt64(text.Replace(":", "", StringComparison.Ordinal), 16));
}
