using Xunit.Abstractions;
using Xunit.Sdk;

namespace LdmCodegen.Tests.Shared;

/// <summary>
/// Makes a failure of a test that passed while the password was shown. Tests run beside each other: which of them showed
/// it, the text of the leak tells.
/// </summary>
internal sealed class CanarySink(IMessageSink next, CanaryLeaks leaks) : LongLivedMarshalByRefObject, IMessageSink
{
    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestResultMessage result)
        {
            leaks.Look($"output of {result.Test.DisplayName}", result.Output);
        }

        switch (message)
        {
            case ITestPassed passed when leaks.TakeAll() is { Count: > 0 } shown:
                return next.OnMessage(new TestFailed(passed.Test, passed.ExecutionTime, passed.Output, Failure(shown)));
            case ITestAssemblyFinished finished when leaks.TakeAll() is { Count: > 0 } shown:
                // Shown after the last test: by what it left running.
                next.OnMessage(new ErrorMessage(finished.TestCases, Failure(shown)));
                break;
        }

        return next.OnMessage(message);
    }

    private static XunitException Failure(IReadOnlyList<string> shown) =>
        new("The password of the tests was shown:\n" + string.Join('\n', shown));
}
