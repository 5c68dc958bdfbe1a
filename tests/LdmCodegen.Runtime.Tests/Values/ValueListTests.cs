namespace LdmCodegen.Runtime.Tests.Values;

public sealed class ValueListTests
{
    [Fact]
    public void Lists_with_equal_elements_in_the_same_order_are_equal()
    {
        ValueList<string> list = ["a", "b"];
        ValueList<string> same = ["a", "b"];

        Assert.Equal(list, same);
        Assert.Equal(list.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(list, ["b", "a"]);
        Assert.NotEqual(list, ["a"]);
        Assert.Equal(ValueList<string>.Empty, []);
    }

    [Fact]
    public async Task A_list_can_be_gone_through_while_waiting_for_something_else()
    {
        ValueList<int> list = [1, 2, 3];
        int sum = 0;
        foreach (int value in list)
        {
            await Task.Yield();
            sum += value;
        }

        Assert.Equal(6, sum);
        Assert.Equal([1, 2, 3], list.Select(value => value));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 3)]
    [InlineData(3, 2)]
    [InlineData(3, 9)]
    [InlineData(40, 17)]
    public void A_list_holds_what_was_added_however_many_were_expected(int count, int expected)
    {
        ValueListBuilder<int> builder = default;
        builder.Expect(expected);
        for (int i = 0; i < count; i++)
        {
            builder.Add(i);
        }

        Assert.Equal(count, builder.Count);
        Assert.Equal(Enumerable.Range(0, count), builder.ToList());
        Assert.Equal(0, builder.Count);
    }

    [Fact]
    public void No_list_has_a_negative_number_of_elements() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => default(ValueListBuilder<int>).Expect(-1));
}
