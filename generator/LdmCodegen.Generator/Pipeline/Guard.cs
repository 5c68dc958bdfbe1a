using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>
/// Runs one schema's share of a stage. An exception that escapes a generator ends it for the whole project; here it becomes
/// a finding that names the schema, and the other schemas still generate.
/// </summary>
internal static class Guard
{
    public static T Run<T>(string path, Action<DiagnosticInfo> report, Func<T> work, T otherwise)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            report(new DiagnosticInfo(
                DiagnosticDescriptors.InternalError.Id,
                DiagnosticInfo.StartOf(path),
                new EquatableArray<string>(
                    [Path.GetFileName(path), $"{fault.GetType().Name}: {OneLine(fault.Message)}"])));
            return otherwise;
        }
    }

    // A diagnostic is one line of a build log.
    private static string OneLine(string message) => message.Replace("\r", "").Replace('\n', ' ');
}
