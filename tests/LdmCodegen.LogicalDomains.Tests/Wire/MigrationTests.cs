using System.Text;
using LdmCodegen.Runtime;
using LdmCodegen.Tests.Shared;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class MigrationTests
{
    private static readonly MigrateDomainRequest Request = new("web1", "web2", "hostB")
    {
        UserName = new Blob(Encoding.UTF8.GetBytes("user-" + Canary.Password)),
        Password = new Blob(Canary.Utf8),
        Force = true,
    };

    [Fact]
    public void Request_has_the_domain_here_and_there_with_the_login_in_the_second() => Assert.Contains(
        "<action>migrate-domain</action><options>-f</options><data version=\"3.0\"><Envelope><References/>" +
        "<Content xsi:type=\"ovf:VirtualSystem_Type\" ovf:id=\"web1\"/>" +
        "<Content xsi:type=\"ovf:VirtualSystem_Type\" ovf:id=\"web2\">" +
        "<Section xsi:type=\"ovf:ResourceAllocationSection_Type\"><Item>" +
        "<rasd:OtherResourceType>ldom_info</rasd:OtherResourceType>" +
        "<gprop:GenericProperty key=\"target\">hostB</gprop:GenericProperty>" +
        $"<gprop:GenericProperty key=\"username\">{Encode("user-" + Canary.Password)}</gprop:GenericProperty>" +
        $"<gprop:GenericProperty key=\"password\">{Encode(Canary.Password)}</gprop:GenericProperty>" +
        "</Item></Section></Content></Envelope></data>",
        LdmWire.ToXml(Request));

    [Fact]
    public void Login_is_read_back_as_it_was()
    {
        MigrateDomainRequest read = Assert.IsType<MigrateDomainRequest>(LdmWire.Parse(LdmWire.ToUtf8(Request)));

        Assert.Equal(Request, read);
        Assert.Equal(Canary.Password, Encoding.UTF8.GetString(read.Password!.Value.Bytes.Span));
    }

    [Fact]
    public void Target_beside_the_domains_is_read_too()
    {
        string xml = LdmWire.ToXml(Request)
            .Replace("ovf:id=\"web2\">", "ovf:id=\"web2\"/>").Replace("</Section></Content>", "</Section>");

        Assert.Equal(Request, LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));
    }

    [Fact]
    public void Login_is_never_printed()
    {
        MigrateDomainReply reply = MigrateDomainReply.Failure("no such machine") with
        {
            Domain = "web1", TargetDomain = "web2", Target = "hostB",
            UserName = Request.UserName, Password = Request.Password,
        };
        DomainInfoResource info = new() { UserName = Request.UserName, Password = Request.Password };
        RequestFailedException failed = Assert.Throws<RequestFailedException>(reply.ThrowIfFailed);

        Assert.All(
            new object[] { Request, reply, info, failed, new SetDomainRequest("web1") { Info = info } },
            one => HidesLogin(one.ToString()!));
    }

    [Theory]
    [InlineData("key=\"username\">", "key=\"username\">?")]
    [InlineData("ovf:id=\"web1\"", "ovf:name=\"web1\"")]
    [InlineData("</Section></Content>", "</Section></Contents>")]
    [InlineData("</Item>", "&nothing;</Item>")]
    public void Login_is_in_no_fault_and_in_no_faulty_message(string good, string bad)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(LdmWire.ToXml(Request).Replace(good, bad));

        if (LdmWire.TryParse(utf8, out LdmMessage? message, out XmlFault fault))
        {
            HidesLogin(message.ToString());
        }
        else
        {
            HidesLogin(fault.ToString());
            HidesLogin(Assert.Throws<XmlFaultException>(() => LdmWire.Parse(utf8)).ToString());
        }
    }

    [Theory]
    [InlineData("migration")]
    [InlineData("reconf")]
    [InlineData("memdr")]
    [InlineData("something-new")]
    public void Operation_is_cancelled_by_its_name(string operation)
    {
        CancelOperationRequest request = new("web1") { Operation = new CancellableOperation(operation) };

        Assert.Contains($"<options>{operation}</options>", LdmWire.ToXml(request));
        Assert.Equal(request, LdmWire.Parse(LdmWire.ToUtf8(request)));
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void HidesLogin(string printed)
    {
        Assert.DoesNotContain(Canary.Password, printed);
        Assert.DoesNotContain(Encode(Canary.Password)[..8], printed);
        Assert.DoesNotContain(Encode("user-" + Canary.Password)[..8], printed);
    }
}
