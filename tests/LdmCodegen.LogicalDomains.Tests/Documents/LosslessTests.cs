using System.Text;
using LdmCodegen.LogicalDomains.Tests.Wire;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Documents;

/// <summary>Every document of the corpus, every property: a change touches the bytes of its value and nothing else.</summary>
public sealed class LosslessTests
{
    public static TheoryData<string> WellFormed =>
        [.. Corpus.Files("events").Concat(Corpus.Files("requests")).Concat(Corpus.Files("replies"))];

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Document_that_is_not_changed_is_written_as_it_was(string file)
    {
        byte[] bytes = Corpus.Read(file);

        Assert.Equal(bytes, LdmDocument.Parse(bytes).ToArray());
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Value_that_is_set_changes_its_own_bytes_and_set_back_brings_them_back(string file)
    {
        byte[] bytes = Corpus.Read(file);
        LdmDocument document = LdmDocument.Parse(bytes);
        foreach (SettableProperty property in SettableProperty.Of(document).Where(one => one.Value is not null).ToList())
        {
            object before = property.Value!;
            object other = property.Other();
            property.Value = other;

            byte[] changed = document.ToArray();
            (string gone, _) = Difference(bytes, changed);
            Assert.DoesNotContain('<', gone);
            Assert.DoesNotContain('>', gone);
            Assert.Equal(other, property.Value);
            Assert.Equal(other, Twin(property, document, changed).Value);
            Assert.Equal(LdmWire.ParseAll(changed), document.Messages);

            property.Value = before;
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(document.ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Value_that_is_added_is_one_insertion_and_removed_again_leaves_no_trace(string file)
    {
        byte[] bytes = Corpus.Read(file);
        LdmDocument document = LdmDocument.Parse(bytes);
        foreach (SettableProperty property in SettableProperty.Of(document).Where(IsAbsent).ToList())
        {
            int before = property.Part.Element.Children.Count;
            object other = property.Other();
            property.Value = other;

            byte[] changed = document.ToArray();
            (string gone, string come) = Difference(bytes, changed);
            if (property.Part.Element.Children.Count == before)
            {
                // A text that is no value of its type was there, and is replaced like any other.
                Assert.DoesNotContain('<', gone);
                return;
            }

            Assert.True(gone is "" or "/" or " /" || gone == property.Part.Element.Name, $"{property}: {gone}");
            Assert.NotEqual("", come);
            Assert.Equal(other, Twin(property, document, changed).Value);

            property.Value = null;
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(document.ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Every_property_is_shown_and_can_be_set_by_its_name(string file)
    {
        byte[] bytes = Corpus.Read(file);
        LdmDocument document = LdmDocument.Parse(bytes);
        foreach (var property in document.Resources.SelectMany(resource => resource.Properties))
        {
            if (property.Element.Children.Count > 0)
            {
                continue;
            }

            string before = property.Text;
            property.Text = "<x>";
            string changed = Encoding.UTF8.GetString(document.ToArray());
            Assert.True(changed.Contains("&lt;x&gt;", StringComparison.Ordinal)
                || changed.Contains("<![CDATA[<x>]]>", StringComparison.Ordinal));
            property.Text = before;
            Assert.Equal(bytes, document.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Names_versions_and_options_are_set_in_place(string file)
    {
        byte[] bytes = Corpus.Read(file);
        LdmDocument document = LdmDocument.Parse(bytes);
        string? version = document.Version;
        document.Version = "9.9";
        Assert.Contains("9.9", Encoding.UTF8.GetString(document.ToArray()), StringComparison.Ordinal);
        document.Version = version;
        foreach (LdmDocumentUnit unit in document.Units)
        {
            (string name, string? options) = (unit.Name, unit.Options);
            unit.Name = "x-other";
            Assert.Contains("x-other", LdmWire.ParseAll(document.ToArray()).Select(message => message.Name));
            unit.Name = name;
            if (options is not null)
            {
                unit.Options = "-q";
                Assert.Equal("-q", unit.Options);
                unit.Options = options;
            }
        }

        Assert.Equal(bytes, document.ToArray());
    }

    private static bool IsAbsent(SettableProperty property) =>
        property.Value is null && property.Part is LdmResourceElement;

    /// <summary>The same property of the document that was written.</summary>
    private static SettableProperty Twin(SettableProperty property, LdmDocument document, byte[] written)
    {
        int index = SettableProperty.Of(document).ToList().FindIndex(one =>
            ReferenceEquals(one.Part.Element, property.Part.Element) && one.Info == property.Info);
        return SettableProperty.Of(LdmDocument.Parse(written)).ElementAt(index);
    }

    private static (string Gone, string Come) Difference(byte[] before, byte[] after)
    {
        int start = before.AsSpan().CommonPrefixLength(after);
        int end = 0;
        int most = Math.Min(before.Length, after.Length) - start;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return (
            Encoding.UTF8.GetString(before.AsSpan(start, before.Length - end - start)),
            Encoding.UTF8.GetString(after.AsSpan(start, after.Length - end - start)));
    }
}
