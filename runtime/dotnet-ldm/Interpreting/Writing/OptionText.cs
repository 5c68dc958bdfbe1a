using LdmCodegen.Schema.Model;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>The options of a message as one text.</summary>
internal static class OptionText
{
    /// <summary>The text; null when there are no options.</summary>
    public static string? Of(DynamicMessage message)
    {
        List<string> words = [];
        foreach ((OptionModel option, object? value) in message.Options)
        {
            switch (value)
            {
                case null or false:
                    break;
                case true when option.Type is null:
                    words.Add(option.Flag!);
                    break;
                default:
                    string operand = ValueWriter.Write(option.Type!, value);
                    words.AddRange(new[] { option.Flag, operand }.Where(word => !string.IsNullOrEmpty(word))!);
                    break;
            }
        }

        if (message.OptionText is { } rest)
        {
            words.Add(rest);
        }

        return words.Count == 0 ? null : string.Join(' ', words);
    }
}
