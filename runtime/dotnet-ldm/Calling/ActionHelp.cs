using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Interpreting;

namespace LdmCodegen.Tool.Calling;

/// <summary>Help on actions, made from the schema.</summary>
internal sealed class ActionHelp(InterpretedSchema schema, TextWriter output)
{
    private const int Widest = 30;

    /// <summary>All actions, a line each.</summary>
    public void WriteList()
    {
        output.WriteLine("Actions:");
        foreach (ActionModel action in schema.Model.Actions)
        {
            WriteLine("  " + action.Name, action.Facts.Doc ?? "", action.Facts);
        }

        output.WriteLine();
        output.WriteLine("'call ACTION --help' shows an action's object, options and resources.");
    }

    /// <summary>One action with everything that it takes.</summary>
    public void Write(ActionModel action)
    {
        PayloadLayout layout = schema.Layout(action.Request.Shape);
        PropertyCode? subject = CallArguments.Object(layout);
        bool isOptional = action.Request.Occurs is not Occurs.One || subject is not { Model.Required: true };
        string word = subject is null ? "" : isOptional ? $" [{Upper(subject)}]" : " " + Upper(subject);
        output.WriteLine($"{action.Name}: {action.Facts.Doc}");
        WriteFacts("  ", action.Facts);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine(
            $"  dotnet ldm call HOST[:PORT] {action.Name}{word} [--set Resource.Property=value]… [--option Name[=value]]…");
        WriteRemarks(action);
        WriteOptions(action);
        WriteProperties("Properties (--set Property=value):", "  ", layout.Properties.Where(property => property != subject));
        ResourceModel[] resources = [.. CallArguments.Allowed(schema, layout)];
        if (resources.Length > 0)
        {
            output.WriteLine();
            output.WriteLine("Resources (--set Resource.Property=value; a property given again begins another resource):");
        }

        foreach (ResourceModel resource in resources)
        {
            WriteLine("  " + resource.Name, resource.Facts.Doc ?? "", resource.Facts);
            WriteProperties(null, "    ", schema.Resource(resource.Wire)!.Value.Layout.Properties);
        }
    }

    private static string Upper(PropertyCode property) => property.Name.ToUpperInvariant();

    private void WriteRemarks(ActionModel action)
    {
        if (action.Safe)
        {
            output.WriteLine("  Changes nothing; may be repeated.");
        }

        if (!action.Emits.IsEmpty)
        {
            output.WriteLine($"  Causes the events {string.Join(", ", action.Emits)}.");
        }
    }

    private void WriteOptions(ActionModel action)
    {
        if (action.Options.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Options (--option Name[=value]):");
        foreach (OptionModel option in action.Options)
        {
            string operand = option.Type is null ? "" : option.OperandOptional ? "[=value]" : "=value";
            string sent = option.Flag is { } flag ? $" Sent as {flag}." : "";
            WriteLine($"  {option.Name}{operand}", option.Facts.Doc + sent, option.Facts);
        }
    }

    private void WriteProperties(string? title, string indent, IEnumerable<PropertyCode> properties)
    {
        PropertyCode[] all = [.. properties];
        if (all.Length > 0 && title is not null)
        {
            output.WriteLine();
            output.WriteLine(title);
        }

        foreach (PropertyCode property in all)
        {
            PropertyModel model = property.Model;
            IEnumerable<string?> remarks =
            [
                model.Facts.Doc,
                Type(model),
                model.Unit is null ? null : $"Unit: {model.Unit}.",
                model.Default is null ? null : $"Default: {model.Default}.",
                model.Required ? "Required." : null,
                model.Sensitive ? $"Secret: {property.Name}=@FILE." : null,
            ];
            WriteLine(indent + property.Name, string.Join(' ', remarks.Where(remark => remark is not null)), model.Facts);
        }
    }

    private string? Type(PropertyModel property)
    {
        TypeModel type = property.Type.Element ?? property.Type;
        string list = property.Type.Kind is TypeKind.List ? "List, each " : "";
        if (type.Kind is TypeKind.Enum)
        {
            EnumModel values = schema.Model.Enums.First(one => one.NameClr == type.Enum);
            string words = string.Join(", ", values.Values.Select(value => value.Wire));
            return $"{(list.Length > 0 ? "List of" : "One of")} {words}.";
        }

        return type.Kind is TypeKind.String && list.Length == 0 ? null : $"Type: {list}{ClrTypes.Describe(type)}.";
    }

    private void WriteLine(string name, string text, Facts facts)
    {
        string since = facts.Since is null ? "" : $" Since {facts.SinceRelease ?? facts.Since}.";
        string until = facts.Until is null ? "" : $" Until {facts.UntilRelease ?? facts.Until}.";
        string source = facts.Source is null ? "" : $" [{facts.Source}]";
        output.WriteLine($"{name.PadRight(Widest)} {text}{since}{until}{source}".TrimEnd());
    }

    private void WriteFacts(string indent, Facts facts)
    {
        if (facts.Note is { } note)
        {
            output.WriteLine(indent + note);
        }

        string[] parts =
        [
            .. new[]
            {
                facts.Since is null ? null : $"since {facts.SinceRelease ?? facts.Since}",
                facts.Until is null ? null : $"until {facts.UntilRelease ?? facts.Until}",
                facts.Deprecated is null ? null : $"deprecated: {facts.Deprecated}",
                facts.Source is null ? null : $"source: {facts.Source}",
            }.OfType<string>(),
        ];
        if (parts.Length > 0)
        {
            output.WriteLine(indent + string.Join("; ", parts));
        }
    }
}
