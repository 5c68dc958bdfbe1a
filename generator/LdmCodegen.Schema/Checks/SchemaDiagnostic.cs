using System.Globalization;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema;

/// <summary>A finding.</summary>
/// <param name="Rule">Its kind.</param>
/// <param name="Span">The offending text.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
/// <param name="Related">Other places that take part, such as the first of two equal names.</param>
public sealed record SchemaDiagnostic(
    SchemaRule Rule, SchemaSpan Span, EquatableArray<string> Arguments, EquatableArray<SchemaSpan> Related)
{
    /// <summary>The name that was probably meant, where a name is the finding; null when none is near.</summary>
    public SchemaSuggestion? Suggestion { get; init; }

    /// <summary>The rule's id.</summary>
    public string Id => Rule.Id;

    /// <summary>How bad it is.</summary>
    public SchemaSeverity Severity => Rule.Severity;

    /// <summary>The message with its arguments.</summary>
    public string Message => string.Format(
        CultureInfo.InvariantCulture, Rule.MessageFormat, Arguments.Cast<object>().ToArray());

    /// <summary>The finding as compilers print it: <c>file(line,col): error LDM2001: message</c>.</summary>
    public override string ToString()
    {
        string severity = Severity.ToString().ToLowerInvariant();
        return $"{Span}: {severity} {Id}: {Message}";
    }
}

/// <summary>A name that can be put where another stands.</summary>
/// <param name="Written">The name that stands in the finding's place, which may hold more than it.</param>
/// <param name="Meant">The name that there is.</param>
public sealed record SchemaSuggestion(string Written, string Meant);
