using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LdmCodegen.Tests.Shared;

/// <summary>Runs tests as xunit does; one during which the password was shown fails. Every suite names it.</summary>
public sealed class CanaryFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, sources, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(testCases, new CanarySink(executionMessageSink, CanaryLeaks.OfRun), executionOptions);
    }
}
