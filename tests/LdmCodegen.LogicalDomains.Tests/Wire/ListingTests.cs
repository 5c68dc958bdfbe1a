using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>What listings give in types, and that nothing they say is lost where no page shows them.</summary>
public sealed class ListingTests
{
    [Fact]
    public void Bindings_are_resources_in_resources()
    {
        ListBindingsReply reply = Read<ListBindingsReply>("list-bindings");
        CpuResource cpu = reply.Domains[0].Resources.OfType<CpuResource>().Single();
        NetworkResource network = reply.Domains[0].Resources.OfType<NetworkResource>().Single();

        Assert.Equal(["web1", "db1"], reply.Domains.Select(domain => domain.Domain));
        Assert.Equal(2u, cpu.Count);
        Assert.Equal(
            [(0u, 8u, 2u, 0.5m), (1u, 9u, 2u, 3.1m)],
            cpu.Bindings.Cast<CpuResource>()
                .Select(bound => (bound.VirtualId!.Value, bound.PhysicalId!.Value, bound.CoreId!.Value, bound.Utilization!.Value)));
        VswResource vsw = Assert.IsType<VswResource>(Assert.Single(network.Bindings));
        Assert.Equal("net0", Assert.IsType<PhysicalDeviceResource>(Assert.Single(vsw.Bindings)).DeviceName);
        Assert.Empty(reply.Unknown);
    }

    [Fact]
    public void Plain_elements_of_a_listing_are_properties()
    {
        DomainInfoResource info = Read<ListBindingsReply>("list-bindings").Domains[0].Resources.OfType<DomainInfoResource>().Single();

        Assert.Equal(
            (FailurePolicy.Ignore, false, CpuArchitecture.Native, ""),
            (info.FailurePolicy, info.ExtendedMapinSpace, info.CpuArchitecture, info.RcAddPolicy));
        Assert.Empty(info.Unknown);
    }

    [Fact]
    public void Constraints_are_what_add_domain_takes()
    {
        ListConstraintsReply reply = Read<ListConstraintsReply>("list-constraints");

        foreach (DomainResources domain in reply.Domains)
        {
            AddDomainRequest request = new(domain.Domain) { Resources = domain.Resources };
            Assert.Equal(request, LdmWire.Parse(LdmWire.ToUtf8(request)));
            Assert.DoesNotContain(domain.Resources, resource => resource is LdmUnknownResource || resource.Unknown.Count > 0);
        }
    }

    [Fact]
    public void Services_come_with_the_domain_that_runs_them() => Assert.Equal(
        ["primary: vcc vds vds_volume vsw", "io-dom: vsan"],
        Read<ListServicesReply>("list-services").Domains.Select(domain =>
            $"{domain.Domain}: {string.Join(" ", domain.Resources.Select(resource => resource.ResourceName))}"));

    [Fact]
    public void Services_beside_no_domain_are_resources_of_the_listing()
    {
        ListServicesReply alone = Read<ListServicesReply>("list-services.sections-alone", folder: "replies");
        ListServicesReply first = Read<ListServicesReply>("list-services.sections-first", folder: "replies");

        Assert.Empty(alone.Domains);
        Assert.Equal(["vcc", "vds", "vds_volume", "vsw", "vsan"], alone.Resources.Select(resource => resource.ResourceName));
        Assert.Equal(["vcc", "vsw"], first.Resources.Select(resource => resource.ResourceName));
        Assert.Equal(Read<ListServicesReply>("list-services").Domains, first.Domains);
        Assert.All(new[] { alone, first }, reply => Assert.Empty(reply.Unknown));
        Assert.All(new[] { alone, first }, reply => Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply))));
    }

    [Fact]
    public void What_is_unknown_beside_no_domain_is_kept()
    {
        ListServicesReply reply = Read<ListServicesReply>("list-services.sections-unknown", folder: "replies");

        Assert.Equal(
            [typeof(VccResource), typeof(LdmUnknownResource)], reply.Resources.Select(resource => resource.GetType()));
        Assert.Equal(2, reply.Domains.Count);
        Assert.Equal(
            ["<Annotation>before the domains</Annotation>", "<Info>Services that no domain runs</Info>"],
            reply.Unknown.Select(content => content.Xml.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Fact]
    public void Lists_of_several_payloads_are_those_of_all()
    {
        string one = """
            <data><Envelope><Section><Item><OtherResourceType>vcc</OtherResourceType></Item></Section></Envelope>
            <response><status>success</status></response></data>
            """;
        string two = one + one.Replace("vcc", "vsw", StringComparison.Ordinal);
        string ok = "<response><status>success</status></response>";
        string xml = $"<LDM_interface version='1.3'><cmd><action>list-services</action>{two}{ok}</cmd>{ok}</LDM_interface>";

        ListServicesReply reply = Assert.IsType<ListServicesReply>(LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));

        Assert.Equal([new VccResource(), new VswResource()], reply.Resources);
        Assert.Equal([1, 1], reply.Parts.Cast<ListServicesReply>().Select(part => part.Resources.Count));
        Assert.Equal(reply, LdmWire.Parse(LdmWire.ToUtf8(reply)));
    }

    [Fact]
    public void Stored_configurations_come_with_their_status() => Assert.Equal(
        ["factory-default ", "after-upgrade current", "tonight next poweron"],
        Read<ListSpconfigReply>("list-spconfig").SpConfigs.Select(config => $"{config.ConfigName} {config.Status}"));

    [Fact]
    public void Devices_of_the_machine_need_no_domain()
    {
        ListDevicesReply reply = Read<ListDevicesReply>("list-devices");

        Assert.Equal(new CoreResource { CoreId = 3, Status = CoreStatus.Blacklisted }, reply.Resources[0]);
        Assert.Equal(ByteSize.Parse("256M"), Assert.IsType<MemoryResource>(reply.Resources[1]).Size);
    }

    [Fact]
    public void Variables_keep_their_white_space() => Assert.Equal(
        ["auto-boot?=true", "nvramrc= probe-all\n  install-console "],
        Read<ListVariableReply>("list-variable").Domains[0].Resources.Cast<VariableResource>()
            .Select(variable => $"{variable.VariableName}={variable.Value}"));

    [Theory]
    [InlineData("list-dependencies", "dependency")]
    [InlineData("list-hba", "hba")]
    [InlineData("list-netdev", "netdev")]
    [InlineData("list-netstat", "netstat")]
    [InlineData("list-rsrc-group", "rsrc_group")]
    [InlineData("list-vmapi", "vmapi")]
    public void A_listing_that_no_page_shows_is_open(string name, string kind)
    {
        LdmMessage reply = LdmWire.Parse(Corpus.Read($"replies/3.x/{name}.xml"));
        string xml = LdmWire.ToXml(reply);

        Assert.Contains($"<rasd:OtherResourceType>{kind}</rasd:OtherResourceType>", xml);
        Assert.Contains("<Section xsi:type=\"ovf:VirtualHardwareSection_Type\">", xml);
        Assert.Equal(reply, LdmWire.Parse(Encoding.UTF8.GetBytes(xml)));
    }

    private static T Read<T>(string name, string folder = "replies/3.x")
        where T : LdmMessage => Assert.IsType<T>(LdmWire.Parse(Corpus.Read($"{folder}/{name}.xml")));
}
