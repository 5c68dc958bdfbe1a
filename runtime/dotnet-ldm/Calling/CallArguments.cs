using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Commands;
using LdmCodegen.Tool.Interpreting;

namespace LdmCodegen.Tool.Calling;

/// <summary>The words of a command line as a request: the object, <c>--set</c> and <c>--option</c>.</summary>
internal sealed class CallArguments(InterpretedSchema schema, ActionModel action)
{
    private readonly Content _content = new(schema.Layout(action.Request.Shape));
    private readonly object?[] _options =
        [.. action.Options.Select(option => option.Type is null ? false : (object?)null)];
    private readonly List<string> _words = [];

    /// <summary>The property that the word after the action gives: the object that the action is about.</summary>
    public static PropertyCode? Object(PayloadLayout layout) =>
        layout.Properties.FirstOrDefault(property => property.Model.Required)
        ?? (layout.Properties.IsEmpty ? null : layout.Properties[0]);

    /// <summary>The request.</summary>
    /// <exception cref="ToolException">Something that it needs is missing.</exception>
    public DynamicMessage Request()
    {
        if (action.Request.Occurs is Occurs.One && _content.FirstMissing() is { } missing)
        {
            string how = missing == Object(_content.Layout)
                ? $"give it after the action: {action.Name} {missing.Name.ToUpperInvariant()}"
                : $"give it with --set {missing.Name}=…";
            throw ToolException.Usage($"{action.Name} needs {missing.Name}; {how}.");
        }

        bool repeats = action.Request.Occurs is Occurs.Many;
        return new DynamicMessage(MessageKind.Request, action.Name, action.NameClr + "Request")
        {
            Shape = action.Request,
            Content = repeats ? new Content(_content.Layout) : _content,
            Objects = repeats ? [_content] : [],
            Options = [.. action.Options.Zip(_options)],
            OptionText = _words.Count == 0 ? null : string.Join(' ', _words),
        };
    }

    public void SetObject(string value)
    {
        PropertyCode property = Object(_content.Layout)
            ?? throw ToolException.Usage($"{action.Name} takes no object, but '{value}' stands after it.");
        _content[property] = Value(property, value);
    }

    /// <summary>Takes <c>Resource.Property=value</c> or <c>Property=value</c>.</summary>
    public async Task SetAsync(string text, CancellationToken cancellationToken)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw ToolException.Usage($"--set '{text}': expected Resource.Property=value.");
        }

        string[] path = text[..equals].Split('.', 2);
        (Content content, PropertyCode property) = path.Length == 1
            ? (_content, Property(_content.Layout, path[0], action.Name))
            : OfResource(path[0], path[1]);
        content[property] = await ValueAsync(property, text[(equals + 1)..], cancellationToken);
    }

    /// <summary>Takes <c>Name</c>, <c>Name=value</c>, or a flag as it is typed.</summary>
    public void AddOption(string text)
    {
        string[] parts = text.Split('=', 2);
        for (int i = 0; i < action.Options.Count; i++)
        {
            OptionModel option = action.Options[i];
            if (!Matches(parts[0], option.Name, option.Flag))
            {
                continue;
            }

            _options[i] = option.Type is null
                ? parts.Length == 1 ? true : throw ToolException.Usage($"--option {option.Name} takes no value.")
                : OptionValue(option, parts.Length == 1 ? null : parts[1]);
            return;
        }

        if (!text.StartsWith('-') || text.Any(char.IsWhiteSpace))
        {
            throw ToolException.Usage(
                $"--option '{text}': {action.Name} has no such option; {Known(action.Options.Select(one => one.Name))} "
                + "A flag is sent as it is.");
        }

        _words.Add(text);
    }

    private static object OptionValue(OptionModel option, string? value)
    {
        if (value is null)
        {
            return option.OperandOptional
                ? ""
                : throw ToolException.Usage($"--option {option.Name} needs a value: {option.Name}=…");
        }

        bool isWord = value.Length > 0 && !value.Any(char.IsWhiteSpace);
        object? read = !isWord ? null : option.OperandOptional ? value : ValueReader.Read(option.Type!, value);
        return read ?? throw ToolException.Usage(
            $"--option {option.Name}={value}: not {ClrTypes.Describe(option.Type!)} in one word.");
    }

    private (Content Content, PropertyCode Property) OfResource(string name, string property)
    {
        ResourceModel[] allowed = [.. Allowed(schema, _content.Layout)];
        ResourceModel resource = allowed.FirstOrDefault(one => Matches(name, one.Name, one.Wire))
            ?? throw ToolException.Usage(
                $"--set {name}.{property}: {action.Name} has no resource '{name}'; "
                + Known(allowed.Select(one => one.Name)));
        PayloadLayout layout = schema.Resource(resource.Wire)!.Value.Layout;
        PropertyCode code = Property(layout, property, resource.Name);
        ItemsCode items = _content.Layout.Items.OrderBy(one => one.IsAny ? 1 : 0)
            .First(one => one.IsAny || one.Wires.Contains(resource.Wire));

        // A property given again begins another resource of the kind.
        DynamicResource? last = _content.Resources(items).LastOrDefault(one => one.Kind == resource.Wire);
        if (last is null || last.Content!.Has(code))
        {
            if (last is not null && items.IsSingle)
            {
                throw ToolException.Usage($"--set {name}.{property}: {action.Name} takes one {resource.Name}.");
            }

            last = new DynamicResource(resource.Wire, new Content(layout));
            _content.Add(items, last);
        }

        return (last.Content!, code);
    }

    /// <summary>The resources that a request can carry.</summary>
    public static IEnumerable<ResourceModel> Allowed(InterpretedSchema schema, PayloadLayout layout) =>
        schema.Model.Resources.Where(
            resource => layout.Items.Any(items => items.IsAny || items.Wires.Contains(resource.Wire)));

    private static PropertyCode Property(PayloadLayout layout, string name, string owner) =>
        layout.Properties.FirstOrDefault(property => Matches(name, property.Name, property.Model.Key))
        ?? throw ToolException.Usage(
            $"--set {name}: {owner} has no such property; {Known(layout.Properties.Select(one => one.Name))}");

    private static async Task<object> ValueAsync(PropertyCode property, string text, CancellationToken cancellationToken)
    {
        if (text.StartsWith('@'))
        {
            // The first line of a file; of a type that is bytes, those bytes.
            string content = await InputFile.ReadTextAsync(text[1..], cancellationToken);
            string line = content.Split('\n')[0].TrimEnd('\r');
            return property.Model.Type.Kind is TypeKind.Base64
                ? new Blob(System.Text.Encoding.UTF8.GetBytes(line))
                : Value(property, line);
        }

        return property.Model.Sensitive
            ? throw ToolException.Usage(
                $"--set {property.Name}: secret, and command lines are seen by others; "
                + $"name a file that has it: {property.Name}=@FILE.")
            : Value(property, text);
    }

    private static object Value(PropertyCode property, string text)
    {
        TypeModel type = property.Model.Type;
        return (type.Kind is TypeKind.Xml ? null : ValueReader.Read(type, text)) ?? throw ToolException.Usage(
            $"{property.Name} '{text}' is not {ClrTypes.Describe(type)}.");
    }

    private static string Known(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? $"there are {list}." : "it has none.";

    private static bool Matches(string given, string name, string? wire) =>
        given.Equals(name, StringComparison.OrdinalIgnoreCase) || given.Equals(wire, StringComparison.OrdinalIgnoreCase);
}
