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
}
