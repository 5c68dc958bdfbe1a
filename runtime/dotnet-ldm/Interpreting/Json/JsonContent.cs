using System.Text;
using System.Text.Json;
using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Layout;
using LdmCodegen.Runtime;
using LdmCodegen.Schema.Model;
using LdmCodegen.Tool.Output;

namespace LdmCodegen.Tool.Interpreting;

/// <summary>Properties and resources of one object, from JSON.</summary>
internal static class JsonContent
{
    /// <summary>The key of a member.</summary>
    public static string Key(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Reads the members that a layout has.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="json">The object.</param>
    /// <param name="taken">Keys of the object that are none of its members.</param>
    public static Content Read(InterpretedSchema schema, PayloadLayout layout, JsonElement json, string[] taken)
    {
        Content content = new(layout);
        CheckKeys(json, [.. taken, .. Keys(layout)]);
        ReadProperties(content, json);
        ReadItems(schema, content, layout.Items, json);
        return content;
    }

    /// <summary>Reads properties alone.</summary>
    public static void ReadProperties(Content content, JsonElement json)
    {
        foreach (PropertyCode property in content.Layout.Properties)
        {
            if (json.TryGetProperty(Key(property.Name), out JsonElement value))
            {
                content[property] = Value(property.Model, value);
            }
            else if (json.TryGetProperty(Key(property.RawName), out JsonElement raw))
            {
                content[property] = new UnreadableText(raw.GetString() ?? "");
            }
        }
    }

    /// <summary>The keys of lists that stand beside the objects of a shape that repeats.</summary>
    public static IEnumerable<string> FreeKeys(PayloadLayout layout) => layout.FreeItems.Select(items => Key(items.Name));

    /// <summary>Reads those lists.</summary>
    public static void ReadFree(InterpretedSchema schema, Content around, JsonElement json) =>
        ReadItems(schema, around, around.Layout.FreeItems, json);

    private static void ReadItems(
        InterpretedSchema schema, Content content, IEnumerable<ItemsCode> lists, JsonElement json)
    {
        foreach (ItemsCode items in lists)
        {
            if (json.TryGetProperty(Key(items.Name), out JsonElement list))
            {
                bool isMany = list.ValueKind is JsonValueKind.Array;
                foreach (JsonElement one in isMany ? [.. list.EnumerateArray()] : (JsonElement[])[list])
                {
                    content.Add(items, Resource(schema, one));
                }
            }
        }
    }

    /// <summary>A key that means nothing is told: what it says would be lost.</summary>
    public static void CheckKeys(JsonElement json, string[] known)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw JsonMessage.Bad("expected a JSON object");
        }

        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw JsonMessage.Bad($"'{member.Name}' is not known here; there are {string.Join(", ", known)}");
            }
        }
    }

    /// <summary>The value of an option.</summary>
    public static object? OptionValue(OptionModel option, JsonElement json) => option.Type is null
        ? json.ValueKind is JsonValueKind.True
        : option.OperandOptional ? json.GetString() : Value(option.NameClr, option.Type, json);

    /// <summary>The keys of the members that a layout has.</summary>
    public static IEnumerable<string> Keys(PayloadLayout layout) => layout.Properties
        .SelectMany(property => property.HasRaw ? new[] { property.Name, property.RawName } : [property.Name])
        .Concat(layout.Items.Select(items => items.Name))
        .Select(Key);

    private static object Value(PropertyModel property, JsonElement json)
    {
        bool isMasked = property.Sensitive && json.ValueKind is JsonValueKind.String && json.ValueEquals(Sensitive.Mask);
        return (isMasked, property.Type.Kind) switch
        {
            (false, _) => Value(property.NameClr, property.Type, json),
            // Nobody knows the value; what stands for it is read as one of the same type, and masked again.
            (true, TypeKind.Base64) => new Blob(Encoding.UTF8.GetBytes(Sensitive.Mask)),
            _ => new UnreadableText(Sensitive.Mask),
        };
    }

    private static object Value(string name, TypeModel type, JsonElement json)
    {
        if (type.Kind is TypeKind.List && json.ValueKind is JsonValueKind.Array)
        {
            return json.EnumerateArray().Select(one => Value(name, type.Element!, one)).ToList();
        }

        object? value = (type.Kind, json.ValueKind) switch
        {
            (TypeKind.Xml, JsonValueKind.String) => new RawXml(Encoding.UTF8.GetBytes(json.GetString()!)),
            (TypeKind.String or TypeKind.Enum, JsonValueKind.String) => json.GetString(),
            (TypeKind.Hex32, JsonValueKind.Number) when json.TryGetUInt32(out uint number) => number,
            (TypeKind.Hex64, JsonValueKind.Number) when json.TryGetUInt64(out ulong number) => number,
            (TypeKind.Bool, JsonValueKind.True) => true,
            (TypeKind.Bool, JsonValueKind.False) => false,
            (_, JsonValueKind.Number) => ValueReader.Read(type, json.GetRawText()),
            (_, JsonValueKind.String) => ValueReader.Read(type, json.GetString()!),
            _ => null,
        };
        return value ?? throw JsonMessage.Bad($"'{Key(name)}' is not {ClrTypes.Describe(type)}: {json.GetRawText()}");
    }

    private static DynamicResource Resource(InterpretedSchema schema, JsonElement json)
    {
        string kind = JsonMessage.Text(json, "resource") ?? throw JsonMessage.Bad("a resource misses the key 'resource'");
        if (JsonMessage.Text(json, "xml") is { } xml)
        {
            return new DynamicResource(kind, null, new RawXml(Encoding.UTF8.GetBytes(xml)))
            {
                WrapperAttributes = new RawXml(
                    Encoding.UTF8.GetBytes(JsonMessage.Text(json, "wrapperAttributes") ?? "")),
                Unknown = JsonMessage.UnknownContents(json),
            };
        }

        (_, PayloadLayout layout) = schema.Resource(kind)
            ?? throw JsonMessage.Bad($"the schema has no resource '{kind}', and without 'xml' it cannot be written");
        string nested = Key(schema.Model.Wire.Bag?.Nested?.NameClr ?? "unknown");
        Content content = Read(schema, layout, json, ["resource", "unknown", nested]);
        if (nested != "unknown" && json.TryGetProperty(nested, out JsonElement inner))
        {
            content.Nested.AddRange(inner.EnumerateArray().Select(one => Resource(schema, one)));
        }

        content.Unknown.AddRange(JsonMessage.UnknownContents(json));
        return new DynamicResource(kind, content);
    }
}
