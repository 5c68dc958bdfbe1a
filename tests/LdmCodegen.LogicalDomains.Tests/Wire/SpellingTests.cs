using System.Text;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Spellings that differ between guides: all are read, one is written.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("dev_path")]
    [InlineData("dev-path")]
    public void Key_of_release_1_2_is_read_and_that_of_the_others_written(string key)
    {
        SetVswitchRequest request = Read<SetVswitchRequest>("set-vswitch", "vsw", Entry(key, "bge0"));

        Assert.Equal("bge0", request.Vsw!.DevicePath);
        Assert.Contains("key=\"dev_path\"", LdmWire.ToXml(request));
    }

    [Theory]
    [InlineData("failure_policy", "<gprop:GenericProperty key=\"failure-policy\">panic</gprop:GenericProperty>")]
    [InlineData("failure-policy", "<gprop:GenericProperty key=\"failure-policy\">panic</gprop:GenericProperty>")]
    public void Hyphens_and_underscores_are_the_same_when_read(string key, string written)
    {
        SetDomainRequest request = Read<SetDomainRequest>("set-domain", "ldom_info", Entry(key, "panic"));

        Assert.Equal(FailurePolicy.Panic, request.Info!.FailurePolicy);
        Assert.Contains(written, LdmWire.ToXml(request));
    }

    [Theory]
    [InlineData("mau")]
    [InlineData("crypto")]
    public void Cryptographic_units_have_two_names(string kind)
    {
        SetMauRequest request = Read<SetMauRequest>("set-mau", kind, "<rasd:AllocationUnits>2</rasd:AllocationUnits>");

        Assert.Equal(new MauResource { Count = 2 }, request.Mau);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("yes", true)]
    [InlineData("true", true)]
    [InlineData("off", false)]
    [InlineData("no", false)]
    [InlineData(" No\n", false)]
    public void Policy_is_enabled_in_the_words_of_the_guides_and_of_the_command_line(string text, bool enabled) => Assert.Equal(
        enabled, Read<AddPolicyRequest>("add-policy", "policy", Entry("policy_enable", text)).Policy!.Enabled);

    [Theory]
    [InlineData("83d8baf6")]
    [InlineData("0x83d8baf6")]
    [InlineData("0X83D8BAF6")]
    public void Host_id_is_read_with_and_without_its_mark(string text)
    {
        SetDomainRequest request = Read<SetDomainRequest>("set-domain", "ldom_info", Entry("hostid", text));

        Assert.Equal(0x83d8baf6u, request.Info!.HostId);
        Assert.Contains(">83d8baf6<", LdmWire.ToXml(request));
    }

    private static string Entry(string key, string value) =>
        $"<gprop:GenericProperty key=\"{key}\">{value}</gprop:GenericProperty>";

    private static T Read<T>(string action, string kind, string content)
        where T : LdmMessage => Assert.IsType<T>(LdmWire.Parse(Encoding.UTF8.GetBytes(
            $"<LDM_interface version=\"1.3\"><cmd><action>{action}</action><data version=\"3.0\"><Envelope><References/>" +
            $"<Content id=\"web1\"><Section><Item><rasd:OtherResourceType>{kind}</rasd:OtherResourceType>{content}</Item>" +
            "</Section></Content></Envelope></data></cmd></LDM_interface>")));
}
