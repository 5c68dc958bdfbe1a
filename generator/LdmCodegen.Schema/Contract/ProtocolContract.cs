using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Contract;

/// <summary>What a protocol promises: everything that shows on the wire, and the C# names it gives.</summary>
public static class ProtocolContract
{
    /// <summary>The entries of a protocol, sorted as in a contract file.</summary>
    /// <param name="model">The protocol with its imports.</param>
    public static EquatableArray<ContractEntry> Of(ProtocolModel model)
    {
        List<ContractEntry> entries = [.. OfLayout(model), .. OfContent(model), .. OfMessages(model)];
        return entries
            .GroupBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(Apart)
            .OrderBy(entry => entry.ToString(), StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Parts that stand in one place, such as items of several resources, differ in their C# names.</summary>
    private static IEnumerable<ContractEntry> Apart(IGrouping<string, ContractEntry> same) => same.Count() == 1
        ? same
        : same.Select(entry => entry with
        {
            Identity = entry.Identity.Concat([entry.Fact("csharp") ?? entry.ToString()]).ToEquatableArray(),
        });

    private static IEnumerable<ContractEntry> OfLayout(ProtocolModel model)
    {
        yield return Entry("protocol", model.Name).With("csharp", model.Namespace).With("on", model.VersionPath);
        yield return OfTransport(model.Transport);
        foreach (VersionModel version in model.Versions)
        {
            yield return Entry("version", version.Id);
        }

        foreach (StreamHeaderModel header in model.Transport.Headers)
        {
            yield return Entry("header", header.Name).With("csharp", header.NameClr).With("text", header.Text);
        }

        foreach (NamespaceModel ns in model.Namespaces)
        {
            yield return Entry("xmlns", ns.Prefix).With("uri", ns.Uri);
        }

        foreach (DialectModel dialect in model.Dialects)
        {
            yield return Entry("dialect", dialect.Name)
                .With("attribute-prefixes", dialect.Prefixes && !dialect.AttributePrefixes ? "false" : null)
                .With("csharp", dialect.NameClr)
                .With("declare", dialect.Declare)
                .With("event-limit", dialect.EventLimit is { } limit ? Invariant(limit) : null)
                .With("option", dialect.Option?.Qualified)
                .With("prefixes", dialect.Prefixes);
            foreach (NamespaceModel binding in dialect.Namespaces)
            {
                yield return Entry("dialect", dialect.Name, "xmlns", binding.Prefix).With("uri", binding.Uri);
            }

            foreach (SetModel set in dialect.Sets)
            {
                yield return Entry("dialect", dialect.Name, "set", set.Setting).With("value", set.Value);
            }
        }

        foreach (ContractEntry entry in OfWire(model.Wire))
        {
            yield return entry;
        }
    }

    private static ContractEntry OfTransport(TransportModel transport) => Entry("transport")
        .With("framing", transport.Framing)
        .With("local-sasl", transport.LocalSasl)
        .With("port", transport.Port == 0 ? null : Invariant(transport.Port))
        .With("sasl", transport.Sasl)
        .With("tls", transport.Tls)
        .With("tls-min", transport.TlsMin);

    private static IEnumerable<ContractEntry> OfWire(WireModel wire)
    {
        foreach (MessageModel message in new[] { wire.Call, wire.Event }.OfType<MessageModel>())
        {
            yield return Entry("message", message.Kind)
                .With("option", message.Option?.Qualified)
                .With("option-also", Words(message.OptionAlso.Select(name => name.Qualified)))
                .With("payload", message.Payload.Qualified)
                .With("root", message.Root.Qualified)
                .With("selector", message.Selector.Qualified)
                .With("unit", message.Unit.Qualified);
            foreach (FixedModel part in message.Fixed)
            {
                yield return OfFixed(part, "message", message.Kind);
            }
        }

        if (wire.Reply is { } reply)
        {
            yield return Entry("reply")
                .With("detail", reply.Detail?.Qualified)
                .With("element", reply.Element.Qualified)
                .With("failed", reply.Failed)
                .With("levels", Words(Levels(reply)))
                .With("ok", reply.Ok)
                .With("status", reply.Status.Qualified);
        }

        if (wire.Bag is { } bag)
        {
            yield return Entry("bag")
                .With("entry", bag.Entry?.Qualified)
                .With("item", bag.Item.Qualified)
                .With("key", bag.Key is { } key ? "@" + key.Qualified : null)
                .With("selector", bag.Selector.Qualified);
        }
    }

    private static IEnumerable<ContractEntry> OfContent(ProtocolModel model)
    {
        foreach (EnumModel one in model.Enums)
        {
            yield return Entry("enum", one.Name).With("csharp", one.NameClr).With(one.Facts);
            foreach (EnumValueModel value in one.Values)
            {
                yield return Entry("enum", one.Name, "value", value.Wire)
                    .With("csharp", value.NameClr).With(value.Facts);
            }
        }

        foreach (ResourceModel resource in model.Resources)
        {
            yield return Entry("resource", resource.Wire).With("csharp", resource.NameClr).With(resource.Facts);
            foreach (PropertyModel property in resource.Properties)
            {
                yield return OfProperty(property, "resource", resource.Wire);
            }

            foreach (FixedModel part in resource.Fixed)
            {
                yield return OfFixed(part, "resource", resource.Wire);
            }
        }

        foreach (ShapeModel shape in model.Shapes)
        {
            yield return Entry("shape", shape.Name)
                .With("csharp", shape.NameClr).With("path", shape.Path.ToString()).With(shape.Facts);
            foreach (PropertyModel property in shape.Properties)
            {
                yield return OfProperty(property, "shape", shape.Name);
            }

            foreach (ItemsModel items in shape.Items)
            {
                yield return Entry("shape", shape.Name, "items", items.Paths[0].ToString())
                    .With("also", Alternatives(items.Paths))
                    .With("csharp", items.NameClr)
                    .With("occurs", items.Single ? "?" : "*")
                    .With("resource", items.Resource)
                    .With(items.Facts);
            }

            foreach (FixedModel part in shape.Fixed)
            {
                yield return OfFixed(part, "shape", shape.Name);
            }
        }
    }

    private static IEnumerable<ContractEntry> OfMessages(ProtocolModel model)
    {
        foreach (EventGroupModel group in model.Groups)
        {
            yield return Entry("events", group.Name)
                .With("csharp", group.NameClr)
                .With("includes", Words(group.Includes))
                .With("register", group.Register)
                .With("unregister", group.Unregister)
                .With(group.Facts);
            foreach (EventModel one in group.Events)
            {
                yield return Entry("event", one.Name)
                    .With("csharp", one.NameClr)
                    .With("group", group.Name)
                    .With("shape", Use(one.Shape))
                    .With(one.Facts);
            }
        }

        foreach (ActionModel action in model.Actions)
        {
            yield return Entry("action", action.Name)
                .With("csharp", action.NameClr)
                .With("reply", Use(action.Reply))
                .With("request", Use(action.Request))
                .With(action.Facts);
            foreach (OptionModel option in action.Options)
            {
                string[] identity = option.Flag is { } flag ? ["option", flag] : ["operand", option.Name];
                yield return Entry(["action", action.Name, .. identity])
                    .With("csharp", option.NameClr)
                    .With("operand", option.Type is null ? null : option.OperandOptional ? "optional" : "required")
                    .With("type", option.Type is { } type ? TypeText.Of(type) : null)
                    .With(option.Facts);
            }
        }
    }

    private static ContractEntry OfProperty(PropertyModel property, params string[] owner)
    {
        string[] place = property.Paths.IsEmpty
            ? ["key", property.Key!]
            : property.Key is { } key
                ? ["key", key, property.Paths[0].ToString()]
                : ["path", property.Paths[0].ToString()];
        return Entry([.. owner, .. place])
            .With("also", Alternatives(property.Paths))
            .With("csharp", property.NameClr)
            .With("required", property.Required ? "true" : null)
            .With("type", TypeText.Of(property.Type))
            .With(property.Facts);
    }

    private static ContractEntry OfFixed(FixedModel part, params string[] owner) =>
        Entry([.. owner, "fixed", part.Path.ToString()])
            .With("csharp", part.Setting?.NameClr).With("value", part.Value);

    private static ContractEntry Entry(params string[] identity) => new(identity.ToEquatableArray(), default);

    private static ContractEntry With(this ContractEntry entry, string name, string? value) => value is null
        ? entry
        : entry with { Facts = entry.Facts.Concat([new ContractFact(name, value)]).ToEquatableArray() };

    private static ContractEntry With(this ContractEntry entry, string name, bool value) =>
        entry.With(name, value ? "true" : "false");

    private static ContractEntry With(this ContractEntry entry, Facts facts) =>
        entry.With("since", facts.Since).With("until", facts.Until);

    private static string? Alternatives(EquatableArray<PathModel> paths) =>
        paths.Count < 2 ? null : string.Join(" | ", paths.Skip(1).Select(path => path.ToString()));

    private static IEnumerable<string> Levels(ReplyModel reply)
    {
        (bool Has, string Name)[] levels = [(reply.AtRoot, "root"), (reply.AtUnit, "unit"), (reply.AtPayload, "payload")];
        return levels.Where(level => level.Has).Select(level => level.Name);
    }

    private static string? Words(IEnumerable<string> words)
    {
        string text = string.Join(" ", words);
        return text.Length == 0 ? null : text;
    }

    private static string Use(ShapeUse use) => use.Occurs switch
    {
        Occurs.Optional => use.Shape + "?",
        Occurs.Many => use.Shape + "*",
        _ => use.Shape,
    };

    private static string Invariant(int number) => FormattableString.Invariant($"{number}");
}
