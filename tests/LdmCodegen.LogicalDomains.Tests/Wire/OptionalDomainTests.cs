using System.Reflection;
using System.Xml.Linq;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Requests, replies and events that may or may not name a domain: never a Content without a name.</summary>
public sealed class OptionalDomainTests
{
    /// <summary>Requests and events whose domain may be left out, and every reply that has one.</summary>
    public static TheoryData<string> Types => [.. RandomMessages.Types.Where(MayLackDomain).Select(static type => type.Name)];

    [Theory]
    [InlineData(typeof(AddVconsconRequest))]
    [InlineData(typeof(AddVdiskserverRequest))]
    [InlineData(typeof(AddVswitchRequest))]
    [InlineData(typeof(AddVdpcsRequest))]
    [InlineData(typeof(AddVsanRequest))]
    [InlineData(typeof(SetVswitchRequest))]
    [InlineData(typeof(SetIoRequest))]
    public void Services_and_devices_are_among_them(Type type) => Assert.True(MayLackDomain(type));

    [Theory]
    [MemberData(nameof(Types))]
    public void Message_is_whole_with_a_domain_and_without(string name)
    {
        Type type = RandomMessages.Types.Single(type => type.Name == name);
        PropertyInfo domain = type.GetProperty("Domain")!;
        for (int seed = 1; seed <= 20; seed++)
        {
            foreach (string? value in new[] { "ldg<1>", null })
            {
                LdmMessage message = RandomMessages.Create(type, seed);
                domain.SetValue(message, value);
                foreach (LdmDialect dialect in Enum.GetValues<LdmDialect>())
                {
                    if (DialectTests.IsTooLong(message, dialect))
                    {
                        continue;
                    }

                    string xml = LdmWire.ToXml(message, dialect);
                    LdmMessage read = LdmWire.Parse(LdmWire.ToUtf8(message, dialect));

                    Assert.True(message == read, $"{name}, seed {seed}, {dialect}:\n{message}\n{read}\n{xml}");
                    Assert.Equal(
                        value is null ? [] : [value],
                        XDocument.Parse(xml).Descendants("Content").Select(NameOf));
                }
            }
        }
    }

    [Fact]
    public void A_service_without_a_domain_is_a_section_alone() => Assert.Contains(
        "<Envelope><References/><Section xsi:type=\"ovf:VirtualHardwareSection_Type\"><Item><rasd:OtherResourceType>vds</rasd:OtherResourceType>",
        LdmWire.ToXml(new AddVdiskserverRequest { Vds = new VdsResource { ServiceName = "primary-vds0" } }));

    [Fact]
    public void A_service_with_a_domain_is_a_section_in_it() => Assert.Contains(
        "<Content xsi:type=\"ovf:VirtualSystem_Type\" ovf:id=\"primary\"><Section xsi:type=\"ovf:VirtualHardwareSection_Type\"><Item>",
        LdmWire.ToXml(new AddVdiskserverRequest { Domain = "primary", Vds = new VdsResource { ServiceName = "primary-vds0" } }));

    private static bool MayLackDomain(Type type) => type.GetProperty("Domain") is { } domain
        && type.GetProperty("TargetDomain") is null
        && new NullabilityInfoContext().Create(domain).ReadState is NullabilityState.Nullable;

    private static string? NameOf(XElement content) =>
        content.Attributes().SingleOrDefault(static one => one.Name.LocalName == "id")?.Value;
}
