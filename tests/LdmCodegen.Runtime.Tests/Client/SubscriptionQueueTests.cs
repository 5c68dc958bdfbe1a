using LdmCodegen.Runtime.Client;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>Whatever happens to an event, it is counted: delivered + dropped = received.</summary>
public sealed class SubscriptionQueueTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(OverflowPolicy.DropOldest, "gap(2) 3 4 5", 3, 2)]
    [InlineData(OverflowPolicy.DropNewest, "1 2 3 gap(2)", 3, 2)]
    [InlineData(OverflowPolicy.Wait, "1 2 3 4 5", 5, 0)]
    [InlineData(OverflowPolicy.Break, "1 2 3 end(1)", 3, 1)]
    public void Full_queue_follows_its_policy_and_accounts_for_every_event(
        OverflowPolicy policy, string read, long delivered, long dropped)
    {
        using SubscriptionQueue<string> queue = Queue(policy);
        for (int i = 1; i <= 5; i++)
        {
            queue.Post($"{i}");
        }

        Assert.Equal(read, ReadAll(queue));
        Assert.Equal(delivered, queue.Delivered);
        Assert.Equal(dropped, queue.Dropped);
        Assert.Equal(queue.Received, queue.Delivered + queue.Dropped);
    }

    [Fact]
    public void Gap_of_dropped_new_events_stands_where_they_are_missing()
    {
        using SubscriptionQueue<string> queue = Queue(OverflowPolicy.DropNewest);
        for (int i = 1; i <= 4; i++)
        {
            queue.Post($"{i}");
        }

        Assert.True(queue.TryTake(out _, out _));
        queue.Post("5");

        Assert.Equal("2 3 gap(1) 5", ReadAll(queue));
    }

    [Fact]
    public void Reader_that_stays_behind_longer_than_the_wait_limit_ends_its_subscription()
    {
        using SubscriptionQueue<string> queue = Queue(OverflowPolicy.Wait);
        for (int i = 1; i <= 4; i++)
        {
            queue.Post($"{i}");
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        queue.Post("too late");

        Assert.Equal("1 2 3 4 end(0)", ReadAll(queue));
        Assert.Equal(queue.Received, queue.Delivered + queue.Dropped);
    }

    [Fact]
    public void Reader_that_catches_up_within_the_wait_limit_goes_on()
    {
        using SubscriptionQueue<string> queue = Queue(OverflowPolicy.Wait);
        for (int i = 1; i <= 4; i++)
        {
            queue.Post($"{i}");
        }

        Assert.True(queue.TryTake(out _, out _));
        _time.Advance(TimeSpan.FromSeconds(10));
        queue.Post("5");

        Assert.Equal("2 3 4 5", ReadAll(queue));
    }

    [Fact]
    public void Waiting_has_a_limit_in_numbers_too()
    {
        using SubscriptionQueue<string> queue = Queue(OverflowPolicy.Wait);
        for (int i = 1; i <= 7; i++)
        {
            queue.Post($"{i}");
        }

        Assert.Equal("1 2 3 4 5 6 end(1)", ReadAll(queue));
    }

    [Fact]
    public void Gap_of_an_outage_comes_before_the_first_event_after_it()
    {
        using SubscriptionQueue<string> queue = Queue(OverflowPolicy.DropOldest);
        queue.Post("before");
        DateTimeOffset since = _time.GetUtcNow();
        queue.OpenGap(since);
        _time.Advance(TimeSpan.FromSeconds(5));
        queue.Post("after");
        Assert.False(queue.CloseGap());

        Assert.True(queue.TryTake(out _, out _));
        Assert.True(queue.TryTake(out SubscriptionEntry<string> entry, out _));
        Assert.Equal(new EventGap(since, since + TimeSpan.FromSeconds(5), GapReason.Reconnected, 0), entry.Gap);
        Assert.Equal("after", ReadAll(queue));
    }

    [Fact]
    public void Disposing_counts_what_nobody_read_as_dropped()
    {
        SubscriptionQueue<string> queue = Queue(OverflowPolicy.DropOldest);
        queue.Post("1");
        queue.Dispose();

        Assert.Equal("", ReadAll(queue));
        Assert.Equal((1, 0, 1), (queue.Received, queue.Delivered, queue.Dropped));
        Assert.Equal(0, _time.ArmedTimers);
    }

    private SubscriptionQueue<string> Queue(OverflowPolicy policy) =>
        new(new SubscriptionOptions { Capacity = 3, Overflow = policy }, _time, default);

    private static string ReadAll(SubscriptionQueue<string> queue)
    {
        List<string> read = [];
        try
        {
            while (queue.TryTake(out SubscriptionEntry<string> entry, out _))
            {
                read.Add(entry.Event ?? $"gap({entry.Gap!.Dropped})");
            }
        }
        catch (SubscriptionOverflowException e)
        {
            read.Add($"end({e.Dropped})");
        }

        return string.Join(' ', read);
    }
}
