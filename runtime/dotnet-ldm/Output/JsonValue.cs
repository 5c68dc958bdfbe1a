using System.Collections;
using System.Globalization;
using System.Text.Json;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.Tool.Output;

/// <summary>
/// Values of messages in JSON: numbers and booleans as such, everything with a text of its own as that text.
/// </summary>
internal static class JsonValue
{
    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or uint or ulong or decimal:
                json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case TimeSpan span:
                json.WriteNumberValue((decimal)span.TotalSeconds);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case Enum member:
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(member.ToString()));
                break;
            case LdmResource resource:
                WriteResource(json, resource);
                break;
            case UnknownContent unknown:
                json.WriteStartObject();
                json.WriteString("parent", unknown.Parent);
                json.WriteString("xml", unknown.Xml.ToString());
                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (object item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case var part when IsPart(part):
                json.WriteStartObject();
                WriteProperties(json, part);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // An object of a repeated shape: a generated class. Open enumerations and sizes are structs with a text of their
    // own.
    private static bool IsPart(object value) =>
        value.GetType() is { IsClass: true } type && type.Assembly == typeof(LdmMessage).Assembly;

    private static void WriteResource(Utf8JsonWriter json, LdmResource resource)
    {
        json.WriteStartObject();
        json.WriteString("resource", resource.ResourceName);
        WriteProperties(json, resource);
        if (resource.Bindings.Count > 0)
        {
            json.WritePropertyName("bindings");
            Write(json, resource.Bindings);
        }

        if (resource.Unknown.Count > 0)
        {
            json.WritePropertyName("unknown");
            Write(json, resource.Unknown);
        }

        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, object part)
    {
        foreach ((string key, object value) in MessageProperties.Of(part))
        {
            json.WritePropertyName(key);
            Write(json, value);
        }
    }
}
