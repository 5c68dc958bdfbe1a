using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>Shows events as they come.</summary>
internal interface IEventDisplay
{
    /// <summary>Runs something that shows events; the display is closed when it ends.</summary>
    Task RunAsync(string title, Func<Task> run);

    /// <summary>Shows one event. Calls come one after the other.</summary>
    void Show(LdmEvent e);

    /// <summary>Shows one remark, such as a request and its answer.</summary>
    void Remark(string text);
}
