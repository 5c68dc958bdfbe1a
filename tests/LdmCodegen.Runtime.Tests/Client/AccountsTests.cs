using LdmCodegen.Runtime.Client;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>
/// The accounts of a subscription under every order of events, reads, outages and waits that a seed draws. Events are
/// numbers in order, so what is missing between two that were read can be held against the gaps told between them.
/// </summary>
public sealed class AccountsTests
{
    private const int Seeds = 500;
    private const int Steps = 400;

    [Theory]
    [InlineData(OverflowPolicy.DropOldest)]
    [InlineData(OverflowPolicy.DropNewest)]
    [InlineData(OverflowPolicy.Wait)]
    [InlineData(OverflowPolicy.Break)]
    public void Delivered_and_dropped_are_what_was_received_and_gaps_tell_every_drop_in_its_place(OverflowPolicy policy)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            Run run = new(policy, seed);
            for (int step = 0; step < Steps; step++)
            {
                run.Step();
            }

            run.Finish();
        }
    }

    [Fact]
    public async Task Accounts_are_right_when_reader_and_connection_work_at_the_same_time()
    {
        const int Events = 200_000;
        using SubscriptionQueue<string> queue = new(new SubscriptionOptions { Capacity = 16 }, TimeProvider.System, default);
        Task posting = Task.Run(() =>
        {
            for (int number = 1; number <= Events; number++)
            {
                queue.Post($"{number}");
            }

            queue.End(reason: null);
        });
        long read = 0;
        long told = 0;
        Task? ready;
        do
        {
            while (queue.TryTake(out SubscriptionEntry<string> entry, out ready))
            {
                read += entry.Event is null ? 0 : 1;
                told += entry.Gap?.Dropped ?? 0;
            }

            await (ready ?? posting);
        }
        while (ready is not null);

        Assert.Equal((Events, read, told), (queue.Received, queue.Delivered, queue.Dropped));
        Assert.Equal(Events, read + told);
    }

    /// <summary>One drawn order, and what must be true after each of its steps.</summary>
    private sealed class Run
    {
        private readonly ManualTimeProvider _time = new();
        private readonly SubscriptionQueue<string> _queue;
        private readonly Random _random;
        private readonly string _name;
        private long _posted;
        private long _lastRead;
        private long _told;
        private bool _isBroken;

        public Run(OverflowPolicy policy, int seed)
        {
            _name = $"{policy}, seed {seed}";
            _random = new Random(seed);
            _queue = new SubscriptionQueue<string>(
                new SubscriptionOptions { Capacity = _random.Next(1, 6), Overflow = policy }, _time, default);
        }

        public void Step()
        {
            switch (_random.Next(10))
            {
                case < 5:
                    _queue.Post($"{++_posted}", endsGap: _random.Next(2) == 0);
                    break;
                case < 8:
                    Read();
                    break;
                case 8:
                    _time.Advance(TimeSpan.FromSeconds(_random.Next(12)));
                    break;
                default:
                    _queue.OpenGap(_time.GetUtcNow());
                    if (_random.Next(2) == 0)
                    {
                        _queue.CloseGap();
                    }

                    break;
            }

            long waiting = _queue.Received - _queue.Delivered - _queue.Dropped;
            Assert.True(waiting >= 0, $"More was delivered and dropped than received: {_name}");
            Assert.True(_isBroken || _queue.Received <= _posted, $"More was received than came: {_name}");
        }

        /// <summary>Reads all that is left: then nothing waits any more, and the sum must be exact.</summary>
        public void Finish()
        {
            while (Read())
            {
            }

            Assert.True(_queue.Received == _queue.Delivered + _queue.Dropped, $"Something is unaccounted for: {_name}");
            Assert.True(_isBroken || _queue.Dropped == _told, $"A drop was not told: {_name}");
            Assert.True(_isBroken || _queue.Received == _posted, $"An event was not received: {_name}");
            _queue.Dispose();
            Assert.True(_queue.Received == _queue.Delivered + _queue.Dropped, $"Disposing changed the sum: {_name}");
        }

        private bool Read()
        {
            try
            {
                if (!_queue.TryTake(out SubscriptionEntry<string> entry, out _))
                {
                    return false;
                }

                if (entry.Gap is { } gap)
                {
                    _told += gap.Dropped;
                    return true;
                }

                long number = long.Parse(entry.Event!, System.Globalization.CultureInfo.InvariantCulture);
                long missing = number - _queue.Delivered;
                Assert.True(number > _lastRead, $"Event {number} came after {_lastRead}: {_name}");
                Assert.True(missing == _told, $"{missing} events before {number} are missing, {_told} told: {_name}");
                _lastRead = number;
                return true;
            }
            catch (SubscriptionOverflowException)
            {
                _isBroken = true;
                return false;
            }
        }
    }
}
