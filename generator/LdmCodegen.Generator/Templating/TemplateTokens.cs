namespace LdmCodegen.Generator.Templating;

/// <summary>A template cut at its tags, white space control already applied.</summary>
internal abstract record TemplatePart(TemplatePosition Position);

/// <summary>Text that is copied.</summary>
internal sealed record TextPart(string Text, TemplatePosition Position) : TemplatePart(Position);

/// <summary>One <c>{{ … }}</c>.</summary>
/// <param name="Tokens">Its code, without comments; empty when it holds only a comment.</param>
/// <param name="IsIndented">
/// Whether it keeps the white space before it and only white space stands before it on its line. Scriban then indents every
/// further line the tag prints.
/// </param>
/// <param name="Position">Where its braces open.</param>
internal sealed record TagPart(IReadOnlyList<CodeToken> Tokens, bool IsIndented, TemplatePosition Position)
    : TemplatePart(Position);

/// <summary>One word of the code in a tag.</summary>
internal readonly record struct CodeToken(CodeTokenKind Kind, string Text, TemplatePosition Position)
{
    public bool Is(CodeTokenKind kind, string text) => Kind == kind && Text == text;
}

internal enum CodeTokenKind
{
    Name,
    String,
    Integer,
    Symbol,
}
