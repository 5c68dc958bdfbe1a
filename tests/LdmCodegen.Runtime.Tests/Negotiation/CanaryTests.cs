using System.Text;
using LdmCodegen.Runtime.Tests.Session;
using LdmCodegen.Runtime.Transport;
using LdmCodegen.Tests.Shared;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LdmCodegen.Runtime.Tests.Negotiation;

/// <summary>What holds a login does not show it, and the watch over the test runs sees one that is shown.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task Nothing_that_holds_a_login_shows_it_as_text()
    {
        Credentials credentials = Credentials.Of("user", Canary.Password);
        using LoginSecret secret = await credentials.GetAsync(CancellationToken.None);
        object[] holders =
        [
            credentials,
            secret,
            TinyClient.Options(new InMemoryNetwork()) with { Credentials = credentials },
            LoginPair.Client() with { Credentials = credentials },
            Credentials.From(_ => new(new System.Net.NetworkCredential("user", Canary.Password))),
        ];

        Assert.All(holders, holder => Assert.False(Canary.Shows(holder.ToString()), holder.GetType().Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0user\0")]
    [InlineData("\0root2\0")]
    [InlineData("\0administrator\0")]
    public void A_password_is_seen_as_it_is_and_as_a_login_carries_it(string before)
    {
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Canary.Password));

        Assert.True(Canary.Shows($"password {Canary.Password}!"));
        Assert.True(Canary.Shows($"<auth>{login}</auth>"));
        Assert.False(Canary.Shows("<auth>AHVzZXIA</auth>"));
        Assert.False(Canary.Shows(null));
    }

    [Fact]
    public void A_test_during_which_the_password_was_shown_fails_and_the_next_one_passes()
    {
        CanaryLeaks leaks = new(file: null);
        Results results = new();
        CanarySink sink = new(results, leaks);
        ITest test = ATest();

        leaks.Look("log", $"user 'user' has the password {Canary.Password}");
        sink.OnMessage(new TestPassed(test, 1, ""));
        sink.OnMessage(new TestPassed(test, 1, "nothing to see"));
        sink.OnMessage(new TestPassed(test, 1, Canary.Password));

        Assert.Equal([typeof(TestFailed), typeof(TestPassed), typeof(TestFailed)], results.All.Select(result => result.GetType()));
        Assert.Contains("log: user 'user' has", Assert.Single(((TestFailed)results.All[0]).Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_after_the_last_test_is_an_error_of_the_run()
    {
        CanaryLeaks leaks = new(file: null);
        Results results = new();
        ITestCase last = ATest().TestCase;

        leaks.Look("log", Canary.Password);
        new CanarySink(results, leaks).OnMessage(
            new TestAssemblyFinished([last], last.TestMethod.TestClass.TestCollection.TestAssembly, 1, 1, 0, 0));

        Assert.Equal([typeof(ErrorMessage), typeof(TestAssemblyFinished)], results.All.Select(result => result.GetType()));
    }

    /// <summary>One that is told of and never run.</summary>
    private static XunitTest ATest()
    {
        Type type = typeof(CanaryTests);
        TestAssembly assembly = new(Reflector.Wrap(type.Assembly));
        TestClass ofClass = new(new TestCollection(assembly, null, "one"), Reflector.Wrap(type));
        TestMethod method = new(
            ofClass, Reflector.Wrap(type.GetMethod(nameof(Nothing_that_holds_a_login_shows_it_as_text))!));
        XunitTestCase testCase = new(
            new NullMessageSink(), TestMethodDisplay.Method, TestMethodDisplayOptions.None, method);
        return new XunitTest(testCase, "one");
    }

    private sealed class Results : LongLivedMarshalByRefObject, IMessageSink
    {
        public List<IMessageSinkMessage> All { get; } = [];

        public bool OnMessage(IMessageSinkMessage message)
        {
            All.Add(message);
            return true;
        }
    }
}
