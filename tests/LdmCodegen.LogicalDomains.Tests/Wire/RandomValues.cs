using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Values of every type that messages carry, as FsCheck draws them.</summary>
internal static class RandomValues
{
    private const int DeepestBinding = 3;

    private static readonly Type[] ResourceTypes =
        [.. typeof(LdmResource).Assembly.GetTypes().Where(static type =>
            type.IsSubclassOf(typeof(LdmResource)) && type != typeof(LdmUnknownResource)).OrderBy(type => type.Name)];

    // One to four bytes each, and what markup, white space and line ends give a meaning.
    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.Elements("a", "Z", "7", "-", "_", ".", "/", "?")),
        (3, Gen.Elements("&", "<", ">", "\"", "'", "]]>", "<!--", "&amp;", "=")),
        (2, Gen.Elements(" ", "\t", "\n", "\r", "\r\n", "\u00a0", "\u0085")),
        (2, Gen.Elements("é", "ß", "東", "\ufffd", "🖧", "\U0010fffd")),
        (1, Gen.Choose(0x20, 0xd7ff).Select(static code => ((char)code).ToString())));

    /// <summary>Any text that XML can hold, with something in it that is no white space.</summary>
    public static Gen<string> Text { get; } = Piece.ArrayOf().Select(string.Concat)
        .Where(static text => text.AsSpan().Trim(" \t\r\n").Length > 0);

    /// <summary>A word that can be an option's operand: no white space, no dash where a flag could stand.</summary>
    public static Gen<string> Word { get; } = Gen.Choose(0, 100_000).Select(static number => "w" + number);

    /// <summary>A value of a property's type.</summary>
    public static Gen<object> Of(Type type, string property) => Of(type, property, 0);

    /// <summary>An object with a value, or text that is none, in some of its properties.</summary>
    public static Gen<object> Filled(Func<object> make, Type type, int percent, int depth) => Gen
        .CollectToArray(Settable(type), property => Part(type, property, percent, depth))
        .Select(parts =>
        {
            object target = make();
            foreach ((PropertyInfo property, object value) in parts.OfType<(PropertyInfo, object)>())
            {
                property.SetValue(target, value);
            }

            return target;
        });

    /// <summary>The properties that a type declares for its content, without the twins for text.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.SetMethod is { IsPublic: true }
            && !(property.Name.EndsWith("Raw", StringComparison.Ordinal) && type.GetProperty(property.Name[..^3]) is not null));

    private static Gen<object> Of(Type type, string property, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.Name switch
        {
            // The operand of an option is one word.
            nameof(String) => property == "Autosave" ? Word.Select(Boxed) : Text.Select(Boxed),
            nameof(Boolean) => Gen.Elements(true, false).Select(Boxed),
            nameof(Int32) => Int64.Select(static number => (object)(int)number),
            nameof(UInt32) => Int64.Select(static number => (object)(uint)number),
            nameof(Decimal) => Gen.Choose(0, 10_000).Select(static number => (object)(number / 100m)),
            nameof(TimeSpan) => Gen.Choose(0, 100_000).Select(static number => (object)TimeSpan.FromSeconds(number)),
            nameof(Guid) => Bytes(16).Select(static bytes => (object)new Guid(bytes)),
            nameof(ByteSize) => Gen.Choose(1, 9999).Zip(Gen.Elements("", "K", "M", "G"))
                .Select(static pair => (object)ByteSize.Parse(pair.Item1 + pair.Item2)),
            nameof(MacAddress) => Bytes(6).Select(static bytes =>
                (object)MacAddress.Parse(string.Join(':', bytes.Select(static part => part.ToString("x2"))))),
            nameof(Blob) => Gen.Choose(0, 40).SelectMany(Bytes).Select(static bytes => (object)new Blob(bytes)),
            nameof(LdmResource) => Gen.Elements(ResourceTypes).SelectMany(kind => Resource(kind, depth)),
            nameof(DomainResources) =>
                from name in Text
                from resources in List(typeof(LdmResource), depth)
                select (object)new DomainResources(name) { Resources = (ValueList<LdmResource>)resources },
            "ValueList`1" => List(type.GetGenericArguments()[0], depth),
            _ when type.IsSubclassOf(typeof(LdmResource)) => Resource(type, depth),
            _ => Word.Select(word => Activator.CreateInstance(type, word)!),
        };
    }

    private static readonly Gen<long> Int64 =
        Gen.Choose(int.MinValue, int.MaxValue).Zip(Gen.Elements(0, 1, -1)).Select(static pair => (long)pair.Item1 + pair.Item2);

    private static Gen<object> Resource(Type type, int depth) =>
        from resource in Filled(() => Activator.CreateInstance(type)!, type, percent: 70, depth)
        from bindings in depth < DeepestBinding
            ? Gen.Frequency((4, Gen.Constant<object?>(null)), (1, List(typeof(LdmResource), depth + 1).Select(static list => (object?)list)))
            : Gen.Constant<object?>(null)
        select Bound(resource, bindings);

    private static object Bound(object resource, object? bindings)
    {
        if (bindings is not null)
        {
            typeof(LdmResource).GetProperty(nameof(LdmResource.Bindings))!.SetValue(resource, bindings);
        }

        return resource;
    }

    private static Gen<(PropertyInfo, object)?> Part(Type type, PropertyInfo property, int percent, int depth)
    {
        Gen<(PropertyInfo, object)?> value = Of(property.PropertyType, property.Name, depth)
            .Select<object, (PropertyInfo, object)?>(value => (property, value));
        if (type.GetProperty(property.Name + "Raw") is { } raw)
        {
            value = Gen.Frequency((9, value), (1, Word.Select<string, (PropertyInfo, object)?>(word => (raw, "?" + word))));
        }

        return Gen.Frequency((percent, value), (100 - percent, Gen.Constant<(PropertyInfo, object)?>(null)));
    }

    private static Gen<object> List(Type element, int depth) =>
        from count in Gen.Choose(1, 3)
        // Commas stand between the values of lists.
        from items in (element == typeof(string) ? Word.Select(Boxed) : Of(element, "", depth)).ArrayOf(count)
        select ListOf(element, items);

    /// <summary>A list of values that are equal by content.</summary>
    public static object ListOf(Type element, object[] items)
    {
        Array typed = Array.CreateInstance(element, items.Length);
        items.CopyTo(typed, 0);
        return typeof(ValueList).GetMethod(nameof(ValueList.From))!.MakeGenericMethod(element).Invoke(null, [typed])!;
    }

    private static Gen<byte[]> Bytes(int count) => Gen.Choose(0, 255).Select(static number => (byte)number).ArrayOf(count);

    private static object Boxed<T>(T value)
        where T : notnull => value;
}
