using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Measuring;
using LdmCodegen.Benchmarks.Targets;

namespace LdmCodegen.Benchmarks.Tests;

/// <summary>Floors do the work they stand for, and one that does not is found before it is timed.</summary>
public sealed class FloorTests
{
    private static readonly DocumentSet Events = DocumentSet.Of(DocumentSet.Short);

    [Fact]
    public void The_scan_finds_every_sign_in_texts_of_every_length()
    {
        for (int length = 0; length < 200; length++)
        {
            byte[] text = new byte[length];
            for (int i = 0; i < length; i += 3)
            {
                text[i] = (byte)'<';
            }

            Assert.Equal((length + 2) / 3, Floors.Scan(text));
        }
    }

    [Fact]
    public void A_result_that_costs_more_than_reading_is_no_floor() => Assert.Contains(
        "allocates",
        Assert.Throws<InvalidOperationException>(() => FloorChecks.AllocatedOverResults(Events, Make(1), Make(2))).Message);

    [Fact]
    public void A_result_that_is_less_than_reading_makes_is_no_floor_for_events()
    {
        Assert.Throws<InvalidOperationException>(() => FloorChecks.AllocatedOverResults(Events, Make(2), Make(1)));
        Assert.Equal(1, FloorChecks.AllocatedOverResults(Events, Make(2), Make(2)));
    }

    [Fact]
    public void A_copy_has_to_be_the_document() =>
        Assert.ThrowsAny<ArgumentException>(() => FloorChecks.RequireWholeDocuments(Events, new byte[16]));

    [Fact]
    public void Texts_and_lists_that_are_shared_are_not_made_again()
    {
        string shared = "shared";
        ResultFloor floor = new([shared], [shared, new string('a', 3)]);

        // A text of three letters, and nothing else.
        Assert.Equal(32, Allocation.Of(floor.Make));
    }

    private static Action Make(int arrays) => () =>
    {
        for (int i = 0; i < arrays; i++)
        {
            Floors.Keep(new byte[100]);
        }
    };
}
