using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Lint;

/// <summary>A property that is called like a secret should be one: its values are kept out of every text.</summary>
internal static class SecretLint
{
    private static readonly HashSet<string> Secret =
        ["password", "passwd", "passphrase", "secret", "credential", "credentials", "privatekey", "apikey", "token"];

    public static void Look(LintContext context, Action<SchemaRule, SchemaSpan, string[]> report)
    {
        SchemaElement element = context.Element;
        if (element.Name != "property" || IsSensitive(element) || (context.Owner is { } owner && IsSensitive(owner))
            || element.Attribute("name") is not { } name)
        {
            return;
        }

        string?[] texts = [name.Value, element.Value("key"), element.Value("path")];
        if (texts.OfType<string>().Any(IsSecret))
        {
            report(SchemaRules.SecretNotSensitive, name.ValueSpan, [name.Value]);
        }
    }

    private static bool IsSensitive(SchemaElement element) => Attributes.Bool(element, "sensitive");

    private static bool IsSecret(string text)
    {
        string[] words = Words(text);
        return words.Any(Secret.Contains)
            || words.Zip(words.Skip(1), (first, second) => first + second).Any(Secret.Contains);
    }

    /// <summary>The words of a name in lower case: <c>adminPassword</c> and <c>admin-password</c> have two.</summary>
    private static string[] Words(string text)
    {
        StringBuilder words = new();
        for (int i = 0; i < text.Length; i++)
        {
            bool begins = char.IsUpper(text[i]) && i > 0 && !char.IsUpper(text[i - 1]);
            words.Append(begins ? " " : "").Append(char.IsLetter(text[i]) ? char.ToLowerInvariant(text[i]) : ' ');
        }

        return words.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries);
    }
}
