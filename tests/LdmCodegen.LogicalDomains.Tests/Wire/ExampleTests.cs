using System.Text;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

public sealed class ExampleTests
{
    public static TheoryData<int> Examples => [.. Enumerable.Range(0, LdmSchema.Examples.Count)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_of_the_schema_is_what_it_says(int index)
    {
        (string of, string text) = LdmSchema.Examples[index];
        string[] parts = of.Split(':');

        LdmMessage message = LdmWire.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Equal(parts[1], message.Name);
        string suffix = parts[0] switch { "event" => "Event", "reply" => "Reply", _ => "Request" };
        Assert.Equal(EventTable.StemOf(parts[1]) + suffix, message.GetType().Name);
        Assert.Equal(message, LdmWire.Parse(LdmWire.ToUtf8(message)));
    }

    [Fact]
    public void There_are_examples_of_every_layout_of_requests_and_events()
    {
        HashSet<string> shown = [.. LdmSchema.Examples.Select(static example => example.Key)];
        ILookup<string, string> byLayout = Samples.Requests.Select(static request => (Of: "call:" + request.Name, Message: (LdmMessage)request))
            .Concat(Samples.Events.Select(static one => (Of: "event:" + one.Name, Message: (LdmMessage)one)))
            .ToLookup(static one => LayoutOf(one.Message), static one => one.Of);

        Assert.All(byLayout, layout => Assert.True(layout.Any(shown.Contains), $"No example of {string.Join(" ", layout)}"));
    }

    /// <summary>The names and types of the members that a message's payload gives it.</summary>
    private static string LayoutOf(LdmMessage message) => (message is LdmEvent ? "event " : "call ") + string.Join(
        " ",
        RandomValues.Settable(message.GetType())
            .Where(static property => property.PropertyType != typeof(bool) && property.Name is not ("Autosave" or "Operation"))
            .Select(static property => $"{property.Name}:{property.PropertyType}"));
}
