using System.Text;
using LdmCodegen.Generator.Emit;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Protocols with so many events that a file for each would slow editors down.</summary>
public sealed class ManyEventsTests
{
    private const string Path = "/project/big.protocol.xml";

    [Fact]
    public void Events_have_files_of_their_own_until_there_are_many()
    {
        Run few = Driver.For((Path, Schema(BundleView.MostEvents))).Run();
        Run many = few.Driver.Edit(Path, _ => Schema(BundleView.MostEvents + 1)).Run().AssertCompiles();

        Assert.Equal(BundleView.MostEvents, few.Sources.Keys.Count(name => name.StartsWith("Big.Events.", StringComparison.Ordinal)));
        Assert.Equal(
            ["Big.Groups.Even.Events.g.cs", "Big.Groups.Odd.Events.g.cs"],
            many.Sources.Keys.Except(few.Sources.Keys));
        Assert.DoesNotContain(many.Sources.Keys, name => name.StartsWith("Big.Events.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_file_has_what_the_files_of_its_events_would_have()
    {
        Run few = Driver.For((Path, Schema(BundleView.MostEvents))).Run();
        Run many = few.Driver.Edit(Path, _ => Schema(BundleView.MostEvents + 1)).Run();
        string shared = many.Source("Big.Groups.Odd.Events.g.cs");
        string[] own = [.. Enumerable.Range(0, BundleView.MostEvents).Where(i => i % 2 == 1)
            .Select(i => few.Source($"Big.Events.Thing{i}ChangedEvent.g.cs"))];
        int head = own[0].IndexOf("/// <summary>", StringComparison.Ordinal) - 1;

        Assert.Equal(own[0][..head] + string.Concat(own.Select(text => text[head..])), shared);
    }

    [Fact]
    public void A_change_of_one_event_renders_the_file_of_its_group_alone()
    {
        Run run = Driver.For((Path, Schema(BundleView.MostEvents + 1))).Run()
            .Driver.Edit(Path, text => text.Replace("Thing 7 changed.", "The seventh thing changed.")).Run();

        Assert.Equal(["Big.Groups.Odd.Events.g.cs"], run.Rendered);
    }

    private static string Schema(int count)
    {
        StringBuilder text = new(
            """
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Big" namespace="Big" edition="1">
              <wire><message kind="event" root="note" unit="item" selector="name" payload="data"/></wire>
              <shape name="Ref" path="thing"><property name="Thing" path="@id" required="true"/></shape>

            """);
        foreach ((string group, int first) in new[] { ("Even", 0), ("Odd", 1) })
        {
            text.Append($"  <events group=\"{group}\" shape=\"Ref\">\n");
            for (int i = first; i < count; i += 2)
            {
                text.Append($"    <event name=\"thing-{i}-changed\" doc=\"Thing {i} changed.\"/>\n");
            }

            text.Append("  </events>\n");
        }

        return text.Append("</protocol>\n").ToString();
    }
}
