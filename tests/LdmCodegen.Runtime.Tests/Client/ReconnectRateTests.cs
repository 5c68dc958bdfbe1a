using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Runtime.Tests.Client;

/// <summary>Many clients share one rate, and none of them begins out of turn.</summary>
public sealed class ReconnectRateTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Attempts_are_evenly_spaced()
    {
        ReconnectRate rate = new(4);

        Assert.Equal(
            [0, 0.25, 0.5, 0.75, 1, 1.25],
            Enumerable.Range(0, 6).Select(_ => rate.Reserve(_time).TotalSeconds));
    }

    [Fact]
    public void Idle_time_is_not_saved_for_a_burst()
    {
        ReconnectRate rate = new(4);
        rate.Reserve(_time);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal([0, 0.25, 0.5], Enumerable.Range(0, 3).Select(_ => rate.Reserve(_time).TotalSeconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_001)]
    public void Rates_that_make_no_sense_are_refused(int attempts) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconnectRate(attempts));
}
