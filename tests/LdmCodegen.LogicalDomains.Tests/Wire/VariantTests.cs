using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Session;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>What is read from the documents that say the same in other ways.</summary>
public sealed class VariantTests
{
    public static TheoryData<string> BindDomain =>
        [.. Corpus.Files("events/variants").Where(file => file.Contains("bind-domain"))];

    public static TheoryData<string> Progress =>
    [
        "section-inside-content", "section-beside-content", "without-percent-sign", "other-order",
    ];

    public static TheoryData<string> Switch =>
    [
        "section-inside-content", "section-beside-content", "section-before-content", "address-after-properties",
        "kind-last", "plain-names",
    ];

    [Theory]
    [MemberData(nameof(BindDomain))]
    public void Domain_is_read_whatever_stands_around_it(string file)
    {
        string expected = Path.GetFileName(file) switch
        {
            "bind-domain.entities.xml" => "a&b <c> \"d\" 'e'",
            "bind-domain.not-ascii.xml" => "büro-東京-😀",
            _ => "web1",
        };

        Assert.Equal(expected, Read<BindDomainEvent>(file).Domain);
    }

    [Theory]
    [MemberData(nameof(Progress))]
    public void Progress_is_read_wherever_its_section_stands(string variant) => Assert.Equal(
        new MigrationProcessEvent
        {
            Domain = "web1", Progress = 70, Status = MigrationStatus.Ongoing, Source = "hostA",
        },
        Read<MigrationProcessEvent>($"events/variants/migration-process.{variant}.xml"));

    [Fact]
    public void Progress_without_a_domain_is_read()
    {
        MigrationProcessEvent read =
            Read<MigrationProcessEvent>("events/variants/migration-process.section-alone.xml");

        Assert.Equal((null, 70m, "hostA"), (read.Domain, read.Progress, read.Source));
    }

    [Fact]
    public void Progress_event_with_a_configuration_instead_is_still_delivered()
    {
        MigrationProcessEvent read =
            Read<MigrationProcessEvent>("events/variants/migration-process.configuration-section.xml");

        Assert.Equal((null, null), (read.Domain, read.Progress));
    }

    [Fact]
    public void Status_nobody_knows_yet_is_kept_as_it_is()
    {
        MigrationStatus status =
            Read<MigrationProcessEvent>("events/variants/migration-process.new-status.xml").Status!.Value;

        Assert.Equal((false, "paused"), (status.IsKnown, status.ToString()));
    }

    [Theory]
    [MemberData(nameof(Switch))]
    public void Service_is_read_wherever_its_section_stands(string variant)
    {
        SetVswitchEvent read = Read<SetVswitchEvent>($"events/variants/set-vswitch.{variant}.xml");

        Assert.Equal("primary", read.Domain);
        Assert.Equal("primary-vsw0", Assert.IsType<VswResource>(Assert.Single(read.Services)).ServiceName);
    }

    [Theory]
    [InlineData("section-alone")]
    [InlineData("section-alone-undeclared")]
    public void Service_without_a_domain_is_read(string variant)
    {
        SetVswitchEvent read = Read<SetVswitchEvent>($"events/variants/set-vswitch.{variant}.xml");

        Assert.Null(read.Domain);
        Assert.Equal("net0", Assert.IsType<VswResource>(Assert.Single(read.Services)).DevicePath);
    }

    [Fact]
    public void Service_event_without_a_service_is_read()
    {
        SetVswitchEvent read = Read<SetVswitchEvent>("events/variants/set-vswitch.without-section.xml");

        Assert.Equal("primary", read.Domain);
        Assert.Empty(read.Services);
    }

    [Fact]
    public void Vlan_out_of_range_is_kept_as_text()
    {
        SetVswitchEvent read = Read<SetVswitchEvent>("events/variants/set-vswitch.vlan-out-of-range.xml");

        VswResource vsw = Assert.IsType<VswResource>(Assert.Single(read.Services));
        Assert.Equal("12345678", vsw.PortVlan);
        Assert.Equal<string>(["87654321"], vsw.Vlans!);
    }

    [Fact]
    public void Values_broken_over_lines_are_trimmed()
    {
        AddVdiskserverdeviceEvent read =
            Read<AddVdiskserverdeviceEvent>("events/variants/add-vdiskserverdevice.values-over-lines.xml");

        Assert.Equal(
            new VdsVolumeResource
            {
                VolumeName = "vol1", ServiceName = "primary-vds0", BlockDevice = "opt/SUNWldm/domain_disks/testdisk1",
            },
            Assert.Single(read.Services));
    }

    [Theory]
    [InlineData("two-items")]
    [InlineData("two-sections")]
    public void Several_services_keep_their_order(string variant)
    {
        AddVdiskserverdeviceEvent read =
            Read<AddVdiskserverdeviceEvent>($"events/variants/add-vdiskserverdevice.{variant}.xml");

        Assert.Equal(["vol1", "vol2"], read.Services.Cast<VdsVolumeResource>().Select(volume => volume.VolumeName));
    }

    [Fact]
    public void Value_of_a_variable_keeps_its_white_space()
    {
        SetVariableEvent read = Read<SetVariableEvent>("events/variants/set-variable.value-with-lines.xml");

        Assert.Equal(
            new VariableResource { VariableName = "nvramrc", Value = " probe-all\n  install-console " },
            Assert.Single(read.Resources));
    }

    [Fact]
    public void Text_between_elements_is_not_read()
    {
        AddMemoryEvent read = Read<AddMemoryEvent>("events/variants/add-memory.text-in-section.xml");

        Assert.Equal(new MemoryResource { Size = ByteSize.Parse("4G") }, Assert.Single(read.Resources));
    }

    [Fact]
    public void Empty_value_is_not_an_absent_one()
    {
        SetVnetEvent read = Read<SetVnetEvent>("events/variants/set-vnet.empty-value.xml");

        NetworkResource network = Assert.IsType<NetworkResource>(Assert.Single(read.Resources));
        Assert.Equal(("", null), (network.LinkProperty, network.Mode));
    }

    [Fact]
    public void Value_that_is_no_number_is_kept_as_text()
    {
        AddVcpuEvent read = Read<AddVcpuEvent>("events/variants/add-vcpu.value-that-is-no-number.xml");

        CpuResource cpu = Assert.IsType<CpuResource>(Assert.Single(read.Resources));
        Assert.Equal((null, "many"), (cpu.Count, cpu.CountRaw));
    }

    [Fact]
    public void Resource_nobody_knows_yet_keeps_its_xml()
    {
        AddVnetEvent read = Read<AddVnetEvent>("events/variants/add-vnet.unknown-resource.xml");

        LdmUnknownResource unknown = Assert.IsType<LdmUnknownResource>(Assert.Single(read.Resources));
        Assert.Equal("quantum_link", unknown.ResourceName);
        Assert.Contains("<gprop:GenericProperty key=\"spin\">up</gprop:GenericProperty>", unknown.Xml.ToString());
    }

    [Fact]
    public void Property_nobody_knows_yet_survives_a_change_of_its_resource()
    {
        AddVnetEvent read = Read<AddVnetEvent>("events/variants/add-vnet.unknown-property.xml");
        NetworkResource network = Assert.IsType<NetworkResource>(Assert.Single(read.Resources));

        string written = LdmWire.ToXml(read with { Resources = [network with { NetworkName = "vnet9" }] });

        Assert.Contains(">vnet9<", written);
        Assert.Contains("<gprop:GenericProperty key=\"acme-rate\">10G</gprop:GenericProperty>", written);
    }

    [Fact]
    public void First_of_repeated_properties_counts_and_both_survive()
    {
        AddVnetEvent read = Read<AddVnetEvent>("events/variants/add-vnet.repeated-property.xml");

        Assert.Equal("vnet0", Assert.IsType<NetworkResource>(Assert.Single(read.Resources)).NetworkName);
        Assert.Contains(">vnet1<", LdmWire.ToXml(read));
    }

    [Fact]
    public void Elements_nobody_knows_yet_are_kept_and_written_back()
    {
        BindDomainEvent read = Read<BindDomainEvent>("events/variants/bind-domain.unknown-elements.xml");

        Assert.Contains(read.Unknown, content => content.Xml.ToString().Contains("<Trace>"));
        Assert.Contains("<Step n=\"1\">bind</Step>", LdmWire.ToXml(read));
    }

    [Theory]
    [InlineData("snapshot-domain", "snapshot-domain")]
    [InlineData("snapshot-domain.nothing-inside", "snapshot-domain")]
    [InlineData("add-vhba", "add-vhba")]
    public void Event_nobody_knows_yet_is_delivered_with_its_xml(string file, string name)
    {
        LdmUnknownEvent read = Read<LdmUnknownEvent>($"events/unknown/{file}.xml");

        Assert.Equal((name, 0ul), (read.Name, ((IEventMessage)read).GroupMask));
        Assert.Null(read.Fault);
        Assert.Contains($"<action>{name}</action>", read.RawXml);
    }

    [Fact]
    public void Event_without_a_name_is_delivered_with_its_xml()
    {
        LdmMessage read = LdmWire.Parse("<LDM_event version=\"1.1\"><cmd><data version=\"3.0\"/></cmd></LDM_event>"u8);

        Assert.Equal("", Assert.IsType<LdmUnknownEvent>(read).Name);
    }

    [Fact]
    public void Event_without_its_domain_is_delivered_with_the_fault()
    {
        LdmUnknownEvent read = Read<LdmUnknownEvent>("events/unknown/bind-domain.domain-missing.xml");

        Assert.Equal("bind-domain", read.Name);
        Assert.True(
            read.Fault is { Code: XmlFaultCode.MissingElement or XmlFaultCode.MissingAttribute },
            read.Fault?.ToString());
    }

    [Theory]
    [InlineData("options")]
    [InlineData("option")]
    [InlineData("option-over-lines")]
    public void Option_is_read_under_either_name(string variant)
    {
        StopDomainRequest read = Read<StopDomainRequest>($"requests/stop-domain.{variant}.xml");

        Assert.Equal(("db1", true), (read.Domain, read.Force));
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("everything-1.x")]
    [InlineData("everything-undeclared")]
    public void Definition_of_a_domain_is_read_resource_by_resource(string variant)
    {
        AddDomainRequest read = Read<AddDomainRequest>($"requests/add-domain.{variant}.xml");

        Assert.Equal(
            "ldom_info cpu mau memory vds vds_volume disk network vsw vcc console var physio_device vdpcs",
            string.Join(' ', read.Resources.Select(resource => resource.ResourceName)));
        DomainInfoResource info = Assert.IsType<DomainInfoResource>(read.Resources[0]);
        Assert.Equal(
            (0x83d8baf6u, true, FailurePolicy.Reset), (info.HostId, info.ExtendedMapinSpace, info.FailurePolicy));
        Assert.Equal<string>(["primary", "io-dom"], info.Masters!);
    }

    [Fact]
    public void Host_id_is_read_with_the_prefix_of_the_command_line()
    {
        AddDomainRequest read = Read<AddDomainRequest>("requests/add-domain.plain-children.xml");

        DomainInfoResource info = Assert.IsType<DomainInfoResource>(Assert.Single(read.Resources));
        Assert.Equal(0x83d8baf6u, info.HostId);
        Assert.Equal(new Guid("6395364a-ed36-66f0-87fd-e26b26173496"), info.Uuid);
        Assert.Equal(CpuArchitecture.Generic, info.CpuArchitecture);
        Assert.Empty(info.Unknown);
    }

    [Fact]
    public void Password_is_never_shown()
    {
        DomainInfoResource info = new() { Target = "hostB", Password = new Blob("secret"u8.ToArray()) };

        Assert.Contains("hostB", info.ToString());
        Assert.DoesNotContain("secret", info.ToString());
        Assert.DoesNotContain("c2VjcmV0", info.ToString());
    }

    private static T Read<T>(string file)
        where T : LdmMessage =>
        Assert.IsType<T>(LdmWire.Parse(Corpus.Read(file)));
}
