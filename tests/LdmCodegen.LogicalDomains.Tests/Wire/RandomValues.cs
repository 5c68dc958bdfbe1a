using System.Reflection;
using System.Text;
using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Values of every type that messages carry, from a seed: the same seed gives the same values.</summary>
internal sealed class RandomValues(int seed)
{
    private static readonly Type[] ResourceTypes =
        [.. typeof(LdmResource).Assembly.GetTypes().Where(static type =>
            type.IsSubclassOf(typeof(LdmResource)) && type != typeof(LdmUnknownResource)).OrderBy(type => type.Name)];

    // Characters that need care in XML, in more than one byte, and outside of the first plane.
    private static readonly string[] Pieces = ["a", "Z", "7", "-", "_", ".", " ", "&", "<", ">", "\"", "'", "]]>", "é", "東", "🖧"];

    private const int DeepestBinding = 3;

    private readonly Random _random = new(seed);
    private int _depth;

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A value of a property's type.</summary>
    public object Value(Type type, string property)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.Name switch
        {
            // The only text whose white space counts; and the operand of an option, which is one word.
            nameof(String) => property switch
            {
                "Value" => $" {Text()}\n\t{Text()} ",
                "Autosave" => Word(),
                _ => Text(),
            },
            nameof(Boolean) => Chance(0.5),
            nameof(Int32) => _random.Next(int.MinValue, int.MaxValue),
            nameof(UInt32) => (uint)_random.NextInt64(0, uint.MaxValue + 1L),
            nameof(Decimal) => _random.Next(0, 10_001) / 100m,
            nameof(TimeSpan) => TimeSpan.FromSeconds(_random.Next(0, 100_000)),
            nameof(Guid) => new Guid(Bytes(16)),
            nameof(ByteSize) => ByteSize.Parse(_random.Next(1, 9999) + new[] { "", "K", "M", "G" }[_random.Next(4)]),
            nameof(MacAddress) => Mac(),
            nameof(Blob) => new Blob(Bytes(_random.Next(0, 40))),
            nameof(LdmResource) => Resource(ResourceTypes[_random.Next(ResourceTypes.Length)]),
            nameof(DomainResources) => new DomainResources(Text())
            {
                Resources = (ValueList<LdmResource>)Value(typeof(ValueList<LdmResource>), ""),
            },
            "ValueList`1" => List(type.GetGenericArguments()[0]),
            _ when type.IsSubclassOf(typeof(LdmResource)) => Resource(type),
            _ => Activator.CreateInstance(type, Word())!,
        };
    }

    /// <summary>A resource with a value, or text that is none, in most of its properties.</summary>
    public LdmResource Resource(Type type)
    {
        LdmResource resource = (LdmResource)Activator.CreateInstance(type)!;
        Fill(resource, type, 0.7);
        if (_depth < DeepestBinding && Chance(0.2))
        {
            _depth++;
            typeof(LdmResource).GetProperty(nameof(LdmResource.Bindings))!
                .SetValue(resource, List(typeof(LdmResource)));
            _depth--;
        }

        return resource;
    }

    /// <summary>Gives properties values; those that can hold text that is no value sometimes get such.</summary>
    public void Fill(object target, Type declaring, double probability)
    {
        foreach (PropertyInfo property in Settable(declaring).Where(_ => Chance(probability)))
        {
            if (declaring.GetProperty(property.Name + "Raw") is { } raw && Chance(0.1))
            {
                raw.SetValue(target, "?" + Word());
            }
            else
            {
                property.SetValue(target, Value(property.PropertyType, property.Name));
            }
        }
    }

    /// <summary>The properties that a type declares for its content, without the twins for text.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.SetMethod is { IsPublic: true }
            && !(property.Name.EndsWith("Raw", StringComparison.Ordinal) && type.GetProperty(property.Name[..^3]) is not null));

    /// <summary>A word that can be an option's operand: no white space, no dash where a flag could stand.</summary>
    public string Word() => "w" + _random.Next(0, 100_000);

    private string Text()
    {
        StringBuilder text = new(Word());
        for (int i = _random.Next(0, 12); i > 0; i--)
        {
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        }

        return text.ToString().Trim();
    }

    private object List(Type element)
    {
        Array items = Array.CreateInstance(element, _random.Next(1, 4));
        for (int i = 0; i < items.Length; i++)
        {
            // Commas stand between the values of lists.
            items.SetValue(element == typeof(string) ? Word() : Value(element, ""), i);
        }

        return typeof(ValueList).GetMethod(nameof(ValueList.From))!.MakeGenericMethod(element).Invoke(null, [items])!;
    }

    private MacAddress Mac() => MacAddress.Parse(string.Join(':', Bytes(6).Select(part => part.ToString("x2"))));

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
