using LdmCodegen.Runtime.Client;

namespace LdmCodegen.Runtime.Tests.Client;

public sealed class ReconnectScheduleTests
{
    private static readonly Exception Lost = new ConnectionLostException("gone", "h", ConnectionStage.Ready);

    [Fact]
    public void Ceiling_doubles_up_to_the_maximum()
    {
        ReconnectSchedule schedule = new(ReconnectPolicy.Default, () => 1);

        Assert.Equal(
            [1, 2, 4, 8, 16, 30, 30],
            Enumerable.Range(0, 7).Select(_ => schedule.Next(Lost)!.Value.TotalSeconds));
    }

    [Fact]
    public void Delay_is_drawn_between_zero_and_the_ceiling()
    {
        Queue<double> draws = new([0, 0.5, 0.25]);
        ReconnectSchedule schedule = new(ReconnectPolicy.Default, draws.Dequeue);

        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(_ => schedule.Next(Lost)!.Value.TotalSeconds));
    }

    [Fact]
    public void Only_a_healthy_connection_starts_the_ceiling_over()
    {
        ReconnectSchedule schedule = new(ReconnectPolicy.Default, () => 1);
        schedule.Next(Lost);
        schedule.OnSessionEnded(TimeSpan.FromSeconds(59));
        Assert.Equal(2, schedule.Next(Lost)!.Value.TotalSeconds);

        schedule.OnSessionEnded(TimeSpan.FromSeconds(60));
        Assert.Equal(1, schedule.Next(Lost)!.Value.TotalSeconds);
    }

    [Fact]
    public void Two_equal_authentication_failures_stop_the_attempts()
    {
        ReconnectSchedule schedule = new(ReconnectPolicy.Default, () => 1);

        Assert.NotNull(schedule.Next(Refused("not-authorized")));
        Assert.NotNull(schedule.Next(Refused("temporary-auth-failure")));
        Assert.NotNull(schedule.Next(Refused("not-authorized")));
        Assert.Null(schedule.Next(Refused("not-authorized")));
    }

    [Fact]
    public void Trust_failure_stops_at_once()
    {
        ReconnectSchedule schedule = new(ReconnectPolicy.Default, () => 1);

        Assert.Null(schedule.Next(new TrustFailedException("no", "h", ConnectionStage.Tls)));
    }

    [Fact]
    public void Attempts_end_at_their_maximum()
    {
        ReconnectSchedule schedule = new(new ReconnectPolicy { MaxAttempts = 1 }, () => 1);

        Assert.NotNull(schedule.Next(Lost));
        Assert.Null(schedule.Next(Lost));
        Assert.Null(new ReconnectSchedule(ReconnectPolicy.None, () => 1).Next(Lost));
    }

    private static AuthenticationFailedException Refused(string condition) =>
        new("refused", "h", ConnectionStage.Login) { Condition = condition };
}
