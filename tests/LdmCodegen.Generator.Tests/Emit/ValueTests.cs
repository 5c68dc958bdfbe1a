using System.Reflection;
using Acme.Lab;
using LdmCodegen.Runtime;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Values of every type, and texts that are none.</summary>
public sealed class ValueTests
{
    private static readonly ProbeResource Full = new()
    {
        Serial = "A & B",
        Address = MacAddress.Parse("00:14:4f:00:00:01"),
        Limit = -4,
        Label = "  two\n lines ",
        Enabled = true,
        Offset = int.MinValue,
        Total = long.MinValue,
        Slots = uint.MaxValue,
        Ticks = ulong.MaxValue,
        Gain = -0.05m,
        Charge = 12.5m,
        Memory = new ByteSize(4, 'G'),
        Warmup = TimeSpan.FromSeconds(90),
        Built = new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.Zero),
        Identity = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Mask = 0xCAFE,
        WideMask = 0xCAFE_0000_0000,
        Firmware = new Blob(new byte[] { 1, 2, 3 }),
        Cap = Colour.DeepBlue,
        Tags = ["a", "b<c"],
        Ports = [1, -2],
        Caps = [Colour.Red, new Colour("none")],
        Notes = RawXml.Copy("<b>bold</b> &amp; plain"u8),
        Pin = 1234,
    };

    [Fact]
    public void A_value_of_every_type_survives_writing_and_reading()
    {
        // Only the deprecated one is left out.
        Assert.All(
            typeof(ProbeResource).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => !property.Name.EndsWith("Raw", StringComparison.Ordinal) && property.Name != "OldName"),
            property => Assert.NotNull(property.GetValue(Full)));

        SampleUnpackedEvent unpacked = Lab.RoundTrip(new SampleUnpackedEvent("S1") { Things = [Full] });

        LdmCodegen.Tests.Shared.Snapshot.Match(LabWire.ToXml(unpacked).Replace("><", ">\n<", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("enabled", "perhaps", nameof(ProbeResource.EnabledRaw))]
    [InlineData("offset", "1.5", nameof(ProbeResource.OffsetRaw))]
    [InlineData("total", "", nameof(ProbeResource.TotalRaw))]
    [InlineData("slots", "-1", nameof(ProbeResource.SlotsRaw))]
    [InlineData("ticks", "18446744073709551616", nameof(ProbeResource.TicksRaw))]
    [InlineData("gain", "loud", nameof(ProbeResource.GainRaw))]
    [InlineData("charge", "%", nameof(ProbeResource.ChargeRaw))]
    [InlineData("memory", "4X", nameof(ProbeResource.MemoryRaw))]
    [InlineData("warmup", "soon", nameof(ProbeResource.WarmupRaw))]
    [InlineData("built", "yesterday", nameof(ProbeResource.BuiltRaw))]
    [InlineData("identity", "me", nameof(ProbeResource.IdentityRaw))]
    [InlineData("mask", "xyz", nameof(ProbeResource.MaskRaw))]
    [InlineData("wide-mask", "&lt;", nameof(ProbeResource.WideMaskRaw))]
    [InlineData("firmware", "*", nameof(ProbeResource.FirmwareRaw))]
    [InlineData("ports", "1,two", nameof(ProbeResource.PortsRaw))]
    public void A_text_that_is_no_value_is_kept_beside_it(string key, string text, string member)
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(Lab.Notice(
            "sample-unpacked",
            $"""<Rack><Sample id="S1"><Shelf><Thing><Kind>probe</Kind><Field name="{key}"> {text} </Field></Thing></Shelf></Sample></Rack>"""));

        ProbeResource probe = Assert.IsType<ProbeResource>(Assert.Single(unpacked.Things));
        Type type = typeof(ProbeResource);
        Assert.Equal(text.Replace("&lt;", "<", StringComparison.Ordinal), type.GetProperty(member)!.GetValue(probe));
        Assert.Null(type.GetProperty(member[..^3])!.GetValue(probe));
        Assert.Contains($"\"{key}\">{text}</m:Field>", LabWire.ToXml(unpacked), StringComparison.Ordinal);
        Lab.RoundTrip(unpacked);
    }

    [Theory]
    [InlineData("1,&amp;#50;", "1,&#50;")]
    [InlineData("1,2&amp;", "1,2&")]
    [InlineData("1,&lt;![CDATA[2]]&gt;", "1,<![CDATA[2]]>")]
    public void A_part_of_a_list_is_decoded_once(string text, string raw)
    {
        SampleUnpackedEvent unpacked = Lab.Parse<SampleUnpackedEvent>(Lab.Notice(
            "sample-unpacked",
            $"""<Rack><Sample id="S1"><Shelf><Thing><Kind>probe</Kind><Field name="ports">{text}</Field></Thing></Shelf></Sample></Rack>"""));

        ProbeResource probe = Assert.IsType<ProbeResource>(Assert.Single(unpacked.Things));
        Assert.Null(probe.Ports);
        Assert.Equal(raw, probe.PortsRaw);
        Lab.RoundTrip(unpacked);
    }

    [Fact]
    public void Enumerations_are_open()
    {
        Assert.True(Colour.DeepBlue.IsKnown);
        Assert.Equal("deep-blue", Colour.DeepBlue.Wire);
        Assert.Equal(new Colour("deep-blue"), Colour.DeepBlue);
        Assert.False(new Colour("Deep-Blue").IsKnown);
        Assert.Equal("", default(Colour).ToString());
    }

    [Fact]
    public void Sensitive_values_are_never_printed()
    {
        ProbeResource probe = Full with { Pin = null, PinRaw = "98765" };
        SeatTakenEvent seat = new() { Token = "S3CRET", Seat = 3 };
        LabUnknownRequest unknown = new("x", RawXml.Copy("<S3CRET/>"u8));

        Assert.DoesNotContain("1234", Full.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("98765", probe.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3CRET", seat.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("S3CRET", unknown.ToString(), StringComparison.Ordinal);
        Assert.Contains("Token = ***", seat.ToString(), StringComparison.Ordinal);
        Assert.Contains("Seat = 3", seat.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_xml_cannot_carry_is_refused_when_written()
    {
        Assert.Throws<ArgumentException>(() => LabWire.ToXml(new SampleAddedEvent("a\0b")));
    }
}
