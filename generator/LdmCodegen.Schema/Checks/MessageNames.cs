namespace LdmCodegen.Schema.Checks;

/// <summary>Names of messages with their kind, as in <c>event:born</c> and <c>call:register</c>.</summary>
internal static class MessageNames
{
    /// <summary>Reports a name in <c>of</c> that is no message's.</summary>
    public static void ReportUnknown(
        SchemaRule rule, SchemaElement element, string name, IReadOnlyCollection<string> known, Findings findings) =>
        findings.ReportUnknown(rule, element.SpanOf("of"), name, InWordsOf(name, known), known, name);

    /// <summary>
    /// The name in the words of the language: people also say request and response, or leave the kind out. What is meant
    /// is sought by it.
    /// </summary>
    private static string InWordsOf(string name, IReadOnlyCollection<string> known)
    {
        int colon = name.IndexOf(':');
        string bare = name.Substring(colon + 1);
        string kind = colon < 0 ? "" : name.Substring(0, colon);
        return kind switch
        {
            "request" or "action" or "command" => "call:" + bare,
            "response" or "answer" => "reply:" + bare,
            "notification" => "event:" + bare,
            "" => known.FirstOrDefault(one => one.EndsWith(":" + bare, StringComparison.Ordinal)) ?? name,
            _ => name,
        };
    }
}
