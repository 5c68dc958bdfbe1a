using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>The options of an action in one text: flags, blanks, operands.</summary>
internal static class OptionWords
{
    /// <summary>The options in a text, and the words that are none of them.</summary>
    public static (IReadOnlyList<(OptionModel Option, object? Value)> Options, string? Others) Read(
        ActionModel action, string? text)
    {
        object?[] values = [.. action.Options.Select(option => option.Type is null ? false : (object?)null)];
        List<string> rest = [];
        string[] words = text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        for (int i = 0; i < words.Length; i++)
        {
            if (!TryTake(action, words, ref i, values))
            {
                rest.Add(words[i]);
            }
        }

        return ([.. action.Options.Zip(values)], rest.Count == 0 ? null : string.Join(' ', rest));
    }

    private static bool TryTake(ActionModel action, string[] words, ref int i, object?[] values)
    {
        for (int o = 0; o < values.Length; o++)
        {
            OptionModel option = action.Options[o];
            if (option.Flag != words[i])
            {
                continue;
            }

            if (option.Type is null)
            {
                values[o] = true;
                return true;
            }

            string? operand = i + 1 < words.Length ? words[i + 1] : null;
            if (operand is not null && Operand(option, operand) is { } value)
            {
                values[o] = value;
                i++;
                return true;
            }

            if (option.OperandOptional)
            {
                values[o] = "";
                return true;
            }
        }

        int bare = action.Options.ToList().FindIndex(option => option.Flag is null);
        if (bare < 0 || values[bare] is not null || words[i][0] == '-'
            || ValueReader.Read(action.Options[bare].Type!, words[i]) is not { } word)
        {
            return false;
        }

        values[bare] = word;
        return true;
    }

    /// <summary>The value in a word; an operand that may be absent is a word, whatever its type.</summary>
    private static object? Operand(OptionModel option, string word) => option.OperandOptional
        ? word[0] == '-' ? null : word
        : ValueReader.Read(option.Type!, word);
}
