using System.Text;
using Spectre.Console;

namespace LdmCodegen.Tool.Output;

/// <summary>Spectre's console over the tool's own streams.</summary>
internal static class SpectreConsole
{
    public static IAnsiConsole Create(ToolConsole console) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new Screen(console.Out),
        Ansi = AnsiSupport.Yes,
        ColorSystem = console.UseColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    });

    private sealed class Screen(TextWriter writer) : IAnsiConsoleOutput
    {
        private const int UsualWidth = 120;
        private const int UsualHeight = 40;

        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => IsUnknown ? UsualWidth : Console.WindowWidth;

        public int Height => IsUnknown ? UsualHeight : Console.WindowHeight;

        private static bool IsUnknown =>
            Console.IsOutputRedirected || Console.WindowWidth < 1 || Console.WindowHeight < 1;

        public void SetEncoding(Encoding encoding)
        {
            // The writer has its encoding.
        }
    }
}
