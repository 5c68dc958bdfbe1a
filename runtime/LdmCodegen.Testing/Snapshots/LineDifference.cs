using System.Text;

namespace LdmCodegen.Testing;

/// <summary>The lines in which two texts differ: <c>-</c> before one that is gone, <c>+</c> before one that is new.</summary>
internal static class LineDifference
{
    // With more pairs of lines than this, common ones in the middle are not looked for: all of the old text, then all of the new.
    private const int LargestTable = 4_000_000;

    public static string Of(string before, string after)
    {
        string[] old = Lines(before);
        string[] now = Lines(after);
        int start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        int end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        StringBuilder text = new();
        Append(text, old.AsSpan(start, old.Length - end - start), now.AsSpan(start, now.Length - end - start), start + 1);
        return text.ToString();
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static void Append(StringBuilder text, ReadOnlySpan<string> old, ReadOnlySpan<string> now, int line)
    {
        text.Append("@ line ").Append(line).Append('\n');
        bool isTooLarge = (long)old.Length * now.Length > LargestTable;
        int[,] common = isTooLarge ? new int[1, 1] : Common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (!isTooLarge && i < old.Length && j < now.Length && old[i] == now[j])
            {
                i++;
                j++;
            }
            else if (j >= now.Length || (i < old.Length && (isTooLarge || common[i + 1, j] >= common[i, j + 1])))
            {
                text.Append("- ").Append(old[i++]).Append('\n');
            }
            else
            {
                text.Append("+ ").Append(now[j++]).Append('\n');
            }
        }
    }

    private static int[,] Common(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
