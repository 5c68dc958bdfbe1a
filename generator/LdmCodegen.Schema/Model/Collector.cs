using LdmCodegen.Schema.Checks;
using LdmCodegen.Schema.Reading;

namespace LdmCodegen.Schema.Model;

/// <summary>Sorts the elements of merged files into declarations and joins what extensions add.</summary>
internal sealed class Collector
{
    private readonly MergedFiles _files;
    private readonly Findings _findings;
    private readonly Declarations _all;

    private Collector(MergedFiles files, Findings findings)
    {
        _files = files;
        _findings = findings;
        _all = new Declarations(files.Files[files.Files.Count - 1].Root!);
    }

    public static Declarations Run(MergedFiles files, Findings findings, CancellationToken ct)
    {
        Collector collector = new(files, findings);
        foreach (SchemaFile file in files.Files)
        {
            foreach (SchemaElement element in Usable(file.Root!))
            {
                ct.ThrowIfCancellationRequested();
                collector.Add(element, file.Root!);
            }
        }

        return collector._all;
    }

    /// <summary>Whether an element is of the language there and has its required attributes.</summary>
    public static bool IsUsable(SchemaElement element, string parent) =>
        VocabularyCheck.IsUsable(element, Vocabulary.Elements[parent]);

    /// <summary>The children that are of the language and complete.</summary>
    public static IEnumerable<SchemaElement> Usable(SchemaElement parent) =>
        parent.Children.Where(child => IsUsable(child, parent.Name));

    private void Add(SchemaElement element, SchemaElement root)
    {
        switch (element.Name)
        {
            case "import" when ReferenceEquals(root, _all.Protocol):
                _all.Imports.Add(new Declared(element, "Import", "protocol", root));
                break;
            case "xmlns":
                _all.Namespaces.Add(new Declared(element, "Prefix", "prefix", root));
                break;
            case "dialect":
                _all.Dialects.Add(WithMembers(new Declared(element, "Dialect", "name", root)));
                break;
            case "tolerance":
                _all.Tolerances.Add(new Declared(element, "Tolerance", "name", root));
                break;
            case "reading":
                _all.Readings.Add(new Declared(element, "Reading", "name", root));
                break;
            case "enum":
                _all.Enums.Add(WithMembers(new Declared(element, "Enum", "name", root)));
                break;
            case "shape":
                _all.Shapes.Add(WithMembers(new Declared(element, "Shape", "name", root)));
                break;
            case "action":
                _all.Actions.Add(WithMembers(new Declared(element, "Action", "name", root)));
                break;
            case "example":
                _all.Examples.Add(new Declared(element, "Example", "of", root));
                break;
            case "resource":
                AddResource(element, root);
                break;
            case "events":
                AddEvents(element, root);
                break;
            case "versions":
            case "transport":
            case "wire":
            case "unknown":
                AddSingle(element, root);
                break;
        }
    }

    private void AddResource(SchemaElement element, SchemaElement root)
    {
        Declared resource = new(element, "Resource", "name", root);
        if (!Attributes.Bool(element, "extend"))
        {
            _all.Resources.Add(WithMembers(resource));
            return;
        }

        if (_all.Resources.FirstOrDefault(other => other.Name == resource.Name) is not { } extended)
        {
            _findings.ReportUnknown(
                SchemaRules.UndefinedResource, resource.NameSpan, resource.Name,
                _all.Resources.Select(other => other.Name), resource.Name);
            return;
        }

        RejectChanges(element, extended, "wire", "csharp");
        AddMembers(extended, element);
        extended.Blocks.Add(element);
    }

    private void AddEvents(SchemaElement element, SchemaElement root)
    {
        Declared group = new(element, "Event group", "group", root);
        if (_all.Groups.FirstOrDefault(other => other.Name == group.Name) is not { } opened)
        {
            _all.Groups.Add(WithMembers(group));
            return;
        }

        RejectChanges(element, opened, "register", "unregister", "includes", "csharp");
        AddMembers(opened, element);
        opened.Blocks.Add(element);
    }

    private void AddSingle(SchemaElement element, SchemaElement root)
    {
        bool isFirst = !_all.Single.TryGetValue(element.Name, out SchemaElement? first);
        if (isFirst)
        {
            _all.Single.Add(element.Name, element);
        }
        else if (element.Span.Path == first!.Span.Path)
        {
            _findings.ReportPair(
                SchemaRules.DuplicateName, element.Span, first.Span, "Element", element.Name, first.Span.ToString());
            return;
        }
        else
        {
            RejectChanges(element, first);
        }

        foreach (SchemaElement child in Usable(element))
        {
            switch (child.Name)
            {
                case "version":
                    _all.Versions.Add(WithMembers(new Declared(child, "Version", "id", root)));
                    break;
                case "header":
                    _all.Headers.Add(new Declared(child, "Header", "name", root));
                    break;
                case "bag" when isFirst:
                    _all.Nested.AddRange(Usable(child).Where(static part => part.Name == "nested")
                        .Select(part => new Declared(part, "Nested list", "name", child)));
                    break;
                case "message" when isFirst:
                    _all.Messages.Add(WithMembers(new Declared(child, "Message", "kind", root)));
                    break;
            }
        }
    }

    /// <summary>
    /// An extension may add versions and stream headers to parts that stand once; all else would change them.
    /// </summary>
    private void RejectChanges(SchemaElement element, SchemaElement first)
    {
        string owner = _files.OwnerOf(first.Span);
        AttributeRule[] own = Vocabulary.Elements[element.Name].Attributes.Except(Vocabulary.Common).ToArray();
        foreach (SchemaAttribute attribute in element.Attributes)
        {
            if (own.Any(rule => rule.Name == attribute.Name))
            {
                string what = $"'{attribute.Name}' of '{element.Name}'";
                _findings.Report(SchemaRules.ExtensionChanges, attribute.ValueSpan, what, owner);
            }
        }

        foreach (SchemaElement child in Usable(element))
        {
            if (child.Name is not ("version" or "header" or "doc"))
            {
                string what = $"'{child.Name}' of '{element.Name}'";
                _findings.Report(SchemaRules.ExtensionChanges, child.Span, what, owner);
            }
        }
    }

    private void RejectChanges(SchemaElement element, Declared extended, params string[] attributes)
    {
        foreach (string name in attributes)
        {
            if (element.Attribute(name) is { } attribute && attribute.Value != extended.Element.Value(name))
            {
                string what = $"'{name}' of {extended.Kind.ToLowerInvariant()} '{extended.Name}'";
                string owner = _files.OwnerOf(extended.Element.Span);
                _findings.ReportPair(
                    SchemaRules.ExtensionChanges, attribute.ValueSpan, extended.NameSpan, what, owner);
            }
        }
    }

    private static Declared WithMembers(Declared owner)
    {
        AddMembers(owner, owner.Element);
        return owner;
    }

    private static void AddMembers(Declared owner, SchemaElement block)
    {
        foreach (SchemaElement child in Usable(block))
        {
            (string kind, string name) = child.Name switch
            {
                "release" => ("Release", "id"),
                "value" => ("Value", "wire"),
                "property" => ("Property", "name"),
                "items" or "item" => ("Item list", "name"),
                "event" => ("Event", "name"),
                "option" => ("Option", "name"),
                "xmlns" => ("Prefix", "prefix"),
                "set" => ("Set", "fixed"),
                _ => ("", ""),
            };
            if (kind.Length > 0)
            {
                owner.Members.Add(new Declared(child, kind, name, block));
            }
        }
    }
}
