using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>
/// The properties that the schema gives a message, resource or shape, under the names that JSON output uses. What every
/// message has (name, version, outcome …) is left out: writers place it themselves.
/// </summary>
internal static class MessageProperties
{
    private static readonly ConcurrentDictionary<Type, (string Key, PropertyInfo Property)[]> Known = new();

    private static readonly HashSet<Type> CommonBases =
    [
        typeof(LdmMessage), typeof(LdmEvent), typeof(LdmRequest), typeof(LdmReply), typeof(LdmResource), typeof(object),
    ];

    private static readonly HashSet<Type> UnknownMessages =
        [typeof(LdmUnknownEvent), typeof(LdmUnknownRequest), typeof(LdmUnknownReply)];

    /// <summary>The properties that have a value, in the schema's order.</summary>
    public static IEnumerable<(string Key, object Value)> Of(object instance)
    {
        foreach ((string key, PropertyInfo property) in Known.GetOrAdd(instance.GetType(), Find))
        {
            if (property.GetValue(instance) is { } value && value is not ValueList<UnknownContent> { Count: 0 })
            {
                yield return (key, Sensitive.Contains(property) ? Sensitive.Mask : value);
            }
        }
    }

    private static (string Key, PropertyInfo Property)[] Find(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => IsOfSchema(property) && !IsOtherForm(property))
            .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property)),
    ];

    private static bool IsOfSchema(PropertyInfo property)
    {
        Type declaring = property.GetMethod!.GetBaseDefinition().DeclaringType!;
        return !CommonBases.Contains(declaring) && !declaring.IsAbstract;
    }

    // The same bytes again, as text or in part, and why a known event was not read as what it says it is.
    private static bool IsOtherForm(PropertyInfo property) =>
        property.PropertyType == typeof(XmlFault?)
        || (property.Name is nameof(LdmUnknownEvent.RawXml) or nameof(LdmUnknownRequest.Payload)
            && UnknownMessages.Contains(property.DeclaringType!));
}
