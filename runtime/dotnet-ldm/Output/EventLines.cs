using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>Events as plain lines, for pipes and files.</summary>
internal sealed class EventLines(TextWriter output) : IEventDisplay
{
    private readonly TextWriter _output = TextWriter.Synchronized(output);

    public Task RunAsync(string title, Func<Task> run)
    {
        _output.WriteLine(title);
        return run();
    }

    public void Show(LdmEvent e) => _output.WriteLine(EventRow.Of(e));

    public void Remark(string text) => _output.WriteLine("# " + text);
}
