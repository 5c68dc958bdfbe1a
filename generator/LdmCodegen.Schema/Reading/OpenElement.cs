using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Reading;

/// <summary>An element whose end tag has not been read yet.</summary>
internal sealed class OpenElement
{
    private readonly string _namespace;
    private readonly SchemaSpan _span;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _exact = new();
    private bool _hasExact;
    private SchemaSpan? _textSpan;

    public OpenElement(string name, string @namespace, SchemaSpan span)
    {
        Name = name;
        _namespace = @namespace;
        _span = span;
    }

    public string Name { get; }

    public List<SchemaAttribute> Attributes { get; } = [];

    public List<SchemaElement> Children { get; } = [];

    public void AddText(string text, SchemaSpan span)
    {
        _text.Append(text);
        _textSpan ??= span;
    }

    public void AddExact(string text, SchemaSpan span)
    {
        _hasExact = true;
        _exact.Append(text);
        _textSpan ??= span;
    }

    public SchemaElement Close() => new(
        Name, _namespace, _span, Attributes.ToEquatableArray(), Children.ToEquatableArray(),
        _hasExact ? _exact.ToString() : _text.ToString().Trim(), _textSpan);
}
