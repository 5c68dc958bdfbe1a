using System.Text;

namespace LdmCodegen.Tool.Commands;

/// <summary>Reads and writes the files that a command line names, and says plainly which one cannot be.</summary>
internal static class InputFile
{
    /// <summary>The text of a UTF-8 or UTF-16 file.</summary>
    public static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ToolException.BadInput($"cannot read {path}: {Reason(fault)}", fault);
        }
    }

    /// <summary>Writes a text file in UTF-8 without a byte order mark.</summary>
    public static async Task WriteTextAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ToolException.BadInput($"cannot write {path}: {Reason(fault)}", fault);
        }
    }

    /// <summary>The bytes of a file, or of standard input when the path is <c>-</c>.</summary>
    public static async Task<byte[]> ReadBytesAsync(
        string path, ToolConsole console, CancellationToken cancellationToken)
    {
        try
        {
            if (path != "-")
            {
                return await File.ReadAllBytesAsync(path, cancellationToken);
            }

            using MemoryStream bytes = new();
            await using Stream input = console.OpenInput();
            await input.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ToolException.BadInput($"cannot read {path}: {Reason(fault)}", fault);
        }
    }

    private static string Reason(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "not allowed, or a folder",
        _ => fault.Message,
    };
}
