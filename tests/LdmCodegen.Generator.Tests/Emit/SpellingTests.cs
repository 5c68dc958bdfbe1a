using Acme.Lab;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>What is read besides the spelling that is written, and things in things.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("wide-mask")]
    [InlineData("wide_mask")]
    [InlineData(" wide_mask ")]
    [InlineData("wide&#45;mask")]
    public void A_key_is_found_with_hyphens_or_underscores_and_written_as_in_the_schema(string key)
    {
        SampleUnpackedEvent read = Read($"<Thing><Kind>probe</Kind><Field name='{key}'>2a</Field></Thing>");

        Assert.Equal(42ul, Assert.IsType<ProbeResource>(read.Things[0]).WideMask);
        Assert.Contains("<m:Field name=\"wide-mask\">", LabWire.ToXml(read), StringComparison.Ordinal);
        Lab.RoundTrip(read);
    }

    [Theory]
    [InlineData("wide mask")]
    [InlineData("wide--mask")]
    [InlineData("Wide-mask")]
    [InlineData("-wide-mask")]
    public void Other_differences_make_another_key(string key)
    {
        SampleUnpackedEvent read = Read($"<Thing><Kind>probe</Kind><Field name='{key}'>2a</Field></Thing>");

        Assert.Null(Assert.IsType<ProbeResource>(read.Things[0]).WideMask);
        Assert.Single(read.Things[0].Unknown);
    }

    [Theory]
    [InlineData("vial", "volume")]
    [InlineData("phial", "content")]
    [InlineData("bottle", "fill")]
    public void A_resource_and_a_property_are_found_under_their_other_names(string kind, string key)
    {
        SampleUnpackedEvent read = Read($"<Thing><Kind>{kind}</Kind><Field name='{key}'>3</Field></Thing>");

        Assert.Equal(new VialResource { Volume = 3 }, read.Things[0]);
        Assert.Contains("<m:Kind>vial</m:Kind><m:Field name=\"volume\">", LabWire.ToXml(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_under_another_name_is_found_where_only_its_kind_may_stand()
    {
        StockTakenEvent read = Lab.Parse<StockTakenEvent>(Lab.Notice(
            "stock-taken", "<Stock><Thing><Kind>bottle</Kind><Field name='fill'>3</Field></Thing></Stock>"));

        Assert.Equal(3, Assert.Single(read.Vials).Volume);
    }

    [Fact]
    public void An_element_without_prefix_named_like_a_key_is_its_entry()
    {
        SampleUnpackedEvent read = Read(
            "<Thing><Kind>probe</Kind><slots>3</slots><wide_mask>2a</wide_mask><Field name='ticks'>1</Field></Thing>");

        Assert.Equal(new ProbeResource { Slots = 3, WideMask = 42, Ticks = 1 }, read.Things[0]);
        Assert.Contains("<m:Field name=\"slots\">3</m:Field>", LabWire.ToXml(read), StringComparison.Ordinal);
        Lab.RoundTrip(read);
    }

    [Theory]
    [InlineData("<n:slots>3</n:slots>")]
    [InlineData("<slots><n/>3</slots>")]
    [InlineData("<colour>3</colour>")]
    public void Other_elements_are_kept_as_they_are(string element)
    {
        SampleUnpackedEvent read = Read($"<Thing><Kind>probe</Kind>{element}</Thing>");

        Assert.Equal(element, Assert.Single(read.Things[0].Unknown).Xml.ToString());
        Assert.Null(Assert.IsType<ProbeResource>(read.Things[0]).Slots);
        Lab.RoundTrip(read);
    }

    [Fact]
    public void The_first_of_several_entries_of_a_key_is_the_property_and_the_others_stay_in_order()
    {
        SampleUnpackedEvent read = Read(
            "<Thing><Kind>probe</Kind><slots>1</slots><Field name='slots'>2</Field><Field name='slots'>3</Field></Thing>");

        Assert.Equal(1u, Assert.IsType<ProbeResource>(read.Things[0]).Slots);
        Assert.Equal(
            ["<Field name='slots'>2</Field>", "<Field name='slots'>3</Field>"],
            read.Things[0].Unknown.Select(one => one.Xml.ToString()));
    }

    [Theory]
    [InlineData("Part")]
    [InlineData("part")]
    [InlineData("n:PART")]
    public void Things_in_things_are_listed_and_written_each_in_an_element(string name)
    {
        SampleUnpackedEvent read = Read(
            $"<Thing><{name}><Thing><Kind>vial</Kind></Thing><Thing><Kind>new</Kind></Thing></{name}><Kind>probe</Kind>" +
            $"<{name}><Thing><Kind>vial</Kind><{name}><Thing><Kind>probe</Kind></Thing></{name}></Thing></{name}></Thing>");

        LabResource probe = Assert.Single(read.Things);
        Assert.Equal(["vial", "new", "vial"], probe.Parts.Select(part => part.ResourceName));
        Assert.Equal("probe", Assert.Single(probe.Parts[2].Parts).ResourceName);
        Assert.Contains(
            "<m:Kind>probe</m:Kind><m:Part><Thing><m:Kind>vial</m:Kind></Thing></m:Part><m:Part><Thing><Kind>new</Kind>",
            LabWire.ToXml(read),
            StringComparison.Ordinal);
        Assert.Contains("xmlns:m=", LabWire.ToXml(read), StringComparison.Ordinal);
        Lab.RoundTrip(read);
    }

    [Theory]
    [InlineData("<Part/>")]
    [InlineData("<Part> </Part>")]
    [InlineData("<Part><Thing><Kind>vial</Kind></Thing><other/></Part>")]
    public void An_element_of_that_name_with_other_things_in_it_is_kept_whole(string element)
    {
        SampleUnpackedEvent read = Read($"<Thing><Kind>probe</Kind>{element}</Thing>");

        Assert.Empty(read.Things[0].Parts);
        Assert.Equal(element, Assert.Single(read.Things[0].Unknown).Xml.ToString());
        Lab.RoundTrip(read);
    }

    [Fact]
    public void The_start_tag_around_an_unknown_thing_keeps_its_attributes()
    {
        SampleUnpackedEvent read = Lab.Parse<SampleUnpackedEvent>(Lab.Notice(
            "sample-unpacked",
            "<Rack><Sample id='S1'><Shelf m:layout='m:other'  new=\"1\" ><Thing><Kind>laser</Kind></Thing></Shelf>" +
            "<Shelf><Thing><Kind>laser</Kind></Thing></Shelf></Sample></Rack>"));

        Assert.Equal(
            ["m:layout=\"m:other\" new=\"1\"", ""],
            read.Things.Cast<LabUnknownResource>().Select(thing => thing.WrapperAttributes.ToString()));
        Assert.Contains(
            "<Shelf m:layout=\"m:other\" new=\"1\"><Thing><Kind>laser</Kind></Thing></Shelf><Shelf><Thing>",
            LabWire.ToXml(read),
            StringComparison.Ordinal);
        Assert.Equal(read, LabWire.Parse(System.Text.Encoding.UTF8.GetBytes(LabWire.ToXml(read))));
    }

    [Fact]
    public void Secrets_of_things_in_things_are_not_printed()
    {
        SampleUnpackedEvent read = Read(
            "<Thing><Kind>vial</Kind><Part><Thing><Kind>probe</Kind><pin>4711</pin></Thing></Part></Thing>");

        Assert.Equal(4711u, Assert.IsType<ProbeResource>(read.Things[0].Parts[0]).Pin);
        Assert.DoesNotContain("4711", read.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", read.Things[0].ToString(), StringComparison.Ordinal);
    }

    private static SampleUnpackedEvent Read(string things) => Lab.Parse<SampleUnpackedEvent>(
        Lab.Notice("sample-unpacked", $"<Rack><Sample id='S1'><Shelf>{things}</Shelf></Sample></Rack>"));
}
