using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Tests.Skeletons;

/// <summary>What followed a message is tried first; what is known, and what is forgotten, is the same.</summary>
public class SuccessionTests
{
    private const string Ping = "<m><n>ping</n><t>[[x]]</t></m>";
    private const string Pong = "<m><n>pong</n><t>[[x]]</t></m>";

    [Fact]
    public void Messages_are_known_in_any_order()
    {
        SkeletonCache cache = Taught();
        Random random = new(6482);
        for (int i = 0; i < 500; i++)
        {
            string name = random.Next(3) switch { 0 => "ping", 1 => "pong", _ => "peng" };
            string document = $"<m><n>{name}</n><t>{i}</t></m>";

            Assert.Equal(name == "peng" ? null : $"0={i}", TaughtCache.Read(cache, document));
        }
    }

    [Fact]
    public void What_follows_changes_when_something_else_follows_twice()
    {
        Skeleton one = Skeleton.None();
        Skeleton two = Skeleton.None();
        Skeleton three = Skeleton.None();

        one.Follow(two);
        Assert.Same(two, one.Next);
        one.Follow(three);
        one.Follow(two);
        one.Follow(three);
        Assert.Same(two, one.Next);
        one.Follow(three);
        Assert.Same(three, one.Next);
    }

    [Fact]
    public void A_layout_that_is_no_longer_kept_is_not_known_by_what_it_followed()
    {
        SkeletonCache cache = TaughtCache.Of(Ping, new LearningOptions { MaxLayouts = 1 });
        TaughtCache.Teach(cache, Pong, "pong");
        for (int i = 0; i < 4; i++)
        {
            Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><t>y</t></m>"));
            Assert.NotNull(TaughtCache.Read(cache, "<m><n>pong</n><t>y</t></m>"));
        }

        Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><t>y</t></m>"));
        Assert.True(TaughtCache.Teach(cache, "<m><n>pong</n> <t>[[x]]</t></m>", "pong"));

        Assert.Null(TaughtCache.Read(cache, "<m><n>pong</n><t>y</t></m>"));
        Assert.NotNull(TaughtCache.Read(cache, "<m><n>pong</n> <t>y</t></m>"));
    }

    [Fact]
    public void What_is_forgotten_holds_nothing_that_follows_it()
    {
        Skeleton forgotten = Skeleton.None();
        forgotten.Follow(Skeleton.None());

        forgotten.Forget();
        forgotten.Follow(Skeleton.None());
        forgotten.Follow(Skeleton.None());

        Assert.Null(forgotten.Next);
    }

    [Fact]
    public void Layouts_that_are_learned_and_given_up_without_end_are_not_held()
    {
        SkeletonCache cache = TaughtCache.Of(Pong, new LearningOptions { MaxLayouts = 1 });
        WeakReference[] given = TeachAndGiveUp(cache, 50);
        GC.Collect();

        // What is in use, and what the last few followed.
        Assert.InRange(given.Count(static one => one.IsAlive), 0, 3);
        GC.KeepAlive(cache);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference[] TeachAndGiveUp(SkeletonCache cache, int count)
    {
        List<WeakReference> given = [];
        Assert.NotNull(TaughtCache.Read(cache, "<m><n>pong</n><t>y</t></m>"));
        for (int i = 1; i <= count; i++)
        {
            string blanks = new(' ', i);
            Assert.True(TaughtCache.Teach(cache, $"<m><n>ping</n>{blanks}<t>[[x]]</t></m>"));
            Assert.NotNull(TaughtCache.Read(cache, $"<m><n>ping</n>{blanks}<t>y</t></m>"));
            given.Add(new WeakReference(cache.Last));
        }

        return [.. given];
    }

    [Fact]
    public void A_message_that_is_found_by_what_it_followed_counts_as_used()
    {
        SkeletonCache cache = Taught();
        for (int i = 0; i < 40; i++)
        {
            Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><t>y</t></m>"));
            Assert.True(TaughtCache.Teach(cache, $"<m><n>ping</n>{new string(' ', i + 1)}<t>[[x]]</t></m>"));
            Assert.NotNull(TaughtCache.Read(cache, "<m><n>ping</n><t>y</t></m>"));
        }
    }

    private static SkeletonCache Taught()
    {
        SkeletonCache cache = TaughtCache.Of(Ping);
        TaughtCache.Teach(cache, Pong, "pong");
        return cache;
    }
}
