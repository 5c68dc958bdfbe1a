using System.Text;
using LdmCodegen.Runtime;
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

    [Theory]
    [InlineData(" xsi:type=\"ovf:ResourceAllocationSection_Type\"")]
    [InlineData(" xsi:type=\"ovf:ResourceAllocationSection_type\"")]
    [InlineData(" xsi:type='ovf:RESOURCEALLOCATIONSECTION_TYPE'")]
    [InlineData(" type=\"ovf:VirtualHardwareSection_Type\"")]
    [InlineData("")]
    public void Type_of_a_section_decides_nothing_and_is_written_in_one_case(string type)
    {
        string xml = Document("set-domain", "ldom_info", Entry("master", "primary"), $"<Section{type}>");

        SetDomainRequest request = Assert.IsType<SetDomainRequest>(LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));

        Assert.Equal<string>(["primary"], request.Info!.Masters!);
        Assert.Contains("<Section xsi:type=\"ovf:ResourceAllocationSection_Type\">", LdmWire.ToXml(request));
    }

    [Theory]
    [InlineData("add-crypto", "mau")]
    [InlineData("add-crypto", "crypto")]
    [InlineData("set-crypto", "crypto")]
    [InlineData("remove-crypto", "mau")]
    public void Events_about_crypto_carry_the_resource_of_the_actions_about_mau(string name, string kind)
    {
        string xml = Document(name, kind, "<rasd:AllocationUnits>2</rasd:AllocationUnits>").Replace("LDM_interface", "LDM_event");

        LdmMessage read = LdmWire.Parse(Encoding.UTF8.GetBytes(xml));

        ValueList<LdmResource> resources = read switch
        {
            AddCryptoEvent e => e.Resources,
            SetCryptoEvent e => e.Resources,
            RemoveCryptoEvent e => e.Resources,
            _ => throw new InvalidOperationException(read.ToString()),
        };
        Assert.Equal([new MauResource { Count = 2 }], resources);
        Assert.Contains("<rasd:OtherResourceType>mau</rasd:OtherResourceType>", LdmWire.ToXml(read));
    }

    [Fact]
    public void Device_stands_in_its_domain_or_alone()
    {
        string within = Document("set-io", "physio_device", Entry("name", " pci_1\n") + Entry("iov_bus_enable_iov", "on"));
        string alone = within.Replace("<Content id=\"web1\">", "").Replace("</Content>", "");
        PhysicalDeviceResource device = new() { DeviceName = "pci_1", EnableIov = true };

        Assert.Equal(
            new SetIoRequest { Domain = "web1", Device = device }, LdmWire.Parse(Encoding.UTF8.GetBytes(within)));
        Assert.Equal(new SetIoRequest { Device = device }, LdmWire.Parse(Encoding.UTF8.GetBytes(alone)));
    }

    [Theory]
    [InlineData("4G")]
    [InlineData("4g")]
    [InlineData("4GB")]
    [InlineData("4gb")]
    [InlineData(" 4G\n")]
    [InlineData("4096M")]
    [InlineData("4294967296")]
    public void Memory_is_read_with_every_suffix(string text)
    {
        SetMemoryRequest request = Read<SetMemoryRequest>(
            "set-memory", "memory", $"<rasd:AllocationUnits>{text}</rasd:AllocationUnits>");

        Assert.Equal((UInt128)4 << 30, request.Memory!.Size!.Value.Value);
    }

    /// <summary>Keys of every type of value; an empty entry means that the property is reset.</summary>
    [Theory]
    [InlineData("ldom_info", "rc-add-policy")]
    [InlineData("ldom_info", "perf-counters")]
    [InlineData("ldom_info", "master")]
    [InlineData("ldom_info", "failure-policy")]
    [InlineData("ldom_info", "hostid")]
    [InlineData("ldom_info", "extended-mapin-space")]
    [InlineData("ldom_info", "shutdown-group")]
    [InlineData("network", "linkprop")]
    [InlineData("network", "vid")]
    [InlineData("network", "alt-mac-addrs")]
    [InlineData("disk", "timeout")]
    [InlineData("policy", "policy_util_lower")]
    public void Empty_entry_is_kept_and_written_back(string kind, string key)
    {
        AddDomainRequest request = Read<AddDomainRequest>("add-domain", kind, Entry(key, ""));

        Assert.Contains($"key=\"{key}\"></gprop:GenericProperty>", LdmWire.ToXml(request));
        Assert.Empty(request.Resources[0].Unknown);
        Assert.Equal(request, LdmWire.Parse(LdmWire.ToUtf8(request)));
    }

    [Fact]
    public void Property_is_reset_by_an_empty_value()
    {
        SetDomainRequest request = new("web1") { Info = new() { RcAddPolicy = "", PerfCounters = [] } };

        Assert.Contains(Entry("rc-add-policy", "") + Entry("perf-counters", ""), LdmWire.ToXml(request));
        Assert.Equal(request, LdmWire.Parse(LdmWire.ToUtf8(request)));
    }

    [Theory]
    [InlineData("bind:Binding")]
    [InlineData("binding")]
    [InlineData("BINDING")]
    public void Bindings_are_read_in_any_letter_case_and_place(string element)
    {
        string bound = "<Item><rasd:OtherResourceType>cpu</rasd:OtherResourceType>" + Entry("pid", "8") + "</Item>";
        AddDomainRequest request = Read<AddDomainRequest>(
            "add-domain",
            "cpu",
            $"<{element}>{bound}{bound}</{element}><rasd:AllocationUnits>2</rasd:AllocationUnits><{element}>{bound}</{element}>");

        CpuResource cpu = Assert.IsType<CpuResource>(Assert.Single(request.Resources));
        Assert.Equal(2u, cpu.Count);
        Assert.Equal(Enumerable.Repeat(new CpuResource { PhysicalId = 8 }, 3), cpu.Bindings);
    }

    private static string Entry(string key, string value) =>
        $"<gprop:GenericProperty key=\"{key}\">{value}</gprop:GenericProperty>";

    private static T Read<T>(string action, string kind, string content)
        where T : LdmMessage =>
        Assert.IsType<T>(LdmWire.Parse(Encoding.UTF8.GetBytes(Document(action, kind, content))));

    private static string Document(string action, string kind, string content, string section = "<Section>") =>
        $"<LDM_interface version=\"1.3\"><cmd><action>{action}</action><data version=\"3.0\"><Envelope><References/>" +
        $"<Content id=\"web1\">{section}<Item><rasd:OtherResourceType>{kind}</rasd:OtherResourceType>{content}</Item>" +
        "</Section></Content></Envelope></data></cmd></LDM_interface>";
}
