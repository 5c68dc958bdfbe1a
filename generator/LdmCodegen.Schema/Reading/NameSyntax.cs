using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Reading;

/// <summary>Names of the schema and XML names.</summary>
internal static class NameSyntax
{
    /// <summary>A letter or underscore, then letters, digits, <c>_ - .</c>.</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && IsStart(text[0]) && text.All(c => IsStart(c) || char.IsDigit(c) || c is '-' or '.');

    /// <summary>Reads <c>local</c> or <c>prefix:local</c>; null when it is neither.</summary>
    public static NameModel? ParseXmlName(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length switch
        {
            1 when IsName(parts[0]) => new NameModel(null, parts[0]),
            2 when IsName(parts[0]) && IsName(parts[1]) => new NameModel(parts[0], parts[1]),
            _ => null,
        };
    }

    /// <summary>Reads <c>@local</c> or <c>@prefix:local</c>; null when it is neither.</summary>
    public static NameModel? ParseXmlAttribute(string text) =>
        text.Length > 1 && text[0] == '@' ? ParseXmlName(text.Substring(1)) : null;

    /// <summary>The words of a list separated by white space.</summary>
    public static string[] Words(string? text) =>
        (text ?? "").Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsStart(char c) => char.IsLetter(c) || c == '_';
}
