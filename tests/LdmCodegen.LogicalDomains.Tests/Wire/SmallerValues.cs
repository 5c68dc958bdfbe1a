using System.Collections;
using System.Reflection;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Values like another with less in them, so that what shows a fault is as small as can be.</summary>
internal static class SmallerValues
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>A message or resource with one property left out or made smaller.</summary>
    public static IEnumerable<object> Of(object value, Type type)
    {
        foreach (PropertyInfo property in PropertiesOf(type))
        {
            if (property.GetValue(value) is not { } now)
            {
                continue;
            }

            if (MayBeNull(property))
            {
                yield return With(value, property, null);
            }

            foreach (object smaller in Values(now))
            {
                yield return With(value, property, smaller);
            }
        }
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.IsSubclassOf(typeof(LdmResource))
        ? RandomValues.Settable(type).Append(typeof(LdmResource).GetProperty(nameof(LdmResource.Bindings))!)
        : RandomValues.Settable(type);

    private static IEnumerable<object> Values(object value) => value switch
    {
        string text => Texts(text),
        LdmResource or DomainResources => Of(value, value.GetType()),
        IEnumerable list when value.GetType() is { IsGenericType: true } type => Lists(list, type.GetGenericArguments()[0]),
        _ => [],
    };

    private static IEnumerable<string> Texts(string text)
    {
        for (int i = 0, length; i < text.Length; i += length)
        {
            length = char.IsHighSurrogate(text[i]) ? 2 : 1;
            string less = text.Remove(i, length);
            if (less.AsSpan().Trim(" \t\r\n").Length > 0)
            {
                yield return less;
            }
        }
    }

    private static IEnumerable<object> Lists(IEnumerable list, Type element)
    {
        object[] items = [.. list.Cast<object>()];
        for (int i = 0; i < items.Length; i++)
        {
            if (items.Length > 1)
            {
                yield return RandomValues.ListOf(element, [.. items[..i], .. items[(i + 1)..]]);
            }

            foreach (object smaller in Values(items[i]))
            {
                yield return RandomValues.ListOf(element, [.. items[..i], smaller, .. items[(i + 1)..]]);
            }
        }
    }

    private static bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && Nullability.Create(property).WriteState is NullabilityState.Nullable);

    private static object With(object value, PropertyInfo property, object? smaller)
    {
        object copy = value.GetType().GetMethod("<Clone>$")!.Invoke(value, null)!;
        property.SetValue(copy, smaller);
        return copy;
    }
}
