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
    public void There_are_examples_of_every_payload_and_both_directions() => Assert.Multiple(
        () => Assert.Contains(LdmSchema.Examples, example => example.Key == "event:bind-domain"),
        () => Assert.Contains(LdmSchema.Examples, example => example.Key == "event:set-vswitch"),
        () => Assert.Contains(LdmSchema.Examples, example => example.Key == "event:add-spconfig"),
        () => Assert.Contains(LdmSchema.Examples, example => example.Key == "event:migration-process"),
        () => Assert.Contains(LdmSchema.Examples, example => example.Key == "call:add-domain"),
        () => Assert.Contains(LdmSchema.Examples, example => example.Key == "reply:list-domain"));
}
