using System.Reflection;
using LdmCodegen.Runtime;
using LdmCodegen.Runtime.Documents;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Documents;

/// <summary>A typed property of a part of a document, and another value than it has.</summary>
internal sealed record SettableProperty(DocumentPart Part, PropertyInfo Info)
{
    public object? Value
    {
        get => Info.GetValue(Part);
        set => Info.SetValue(Part, value);
    }

    public static IEnumerable<SettableProperty> Of(LdmDocument document)
    {
        IEnumerable<DocumentPart> objects = document.Units.SelectMany(unit => unit.Objects);
        return from part in document.Resources.Concat(objects)
               from info in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where info.CanWrite && info.GetIndexParameters().Length == 0
               select new SettableProperty(part, info);
    }

    public object Other()
    {
        Type type = Nullable.GetUnderlyingType(Info.PropertyType) ?? Info.PropertyType;
        object? now = Value;
        return Values(type).First(value => !value.Equals(now));
    }

    public override string ToString() => $"{Part.GetType().Name}.{Info.Name}";

    private static IEnumerable<object> Values(Type type) => type.Name switch
    {
        nameof(String) => ["a <new> & 'odd' \"value\"", "other"],
        nameof(Boolean) => [true, false],
        nameof(UInt32) => [7u, 8u],
        nameof(UInt64) => [7ul, 8ul],
        nameof(Int32) => [7, 8],
        nameof(Int64) => [7L, 8L],
        nameof(Decimal) => [7.5m, 8m],
        nameof(ByteSize) => [new ByteSize(7, 'M'), new ByteSize(8, 'M')],
        nameof(TimeSpan) => [TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8)],
        nameof(DateTimeOffset) => [DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)],
        nameof(Guid) => [new Guid(7, 0, 0, new byte[8]), new Guid(8, 0, 0, new byte[8])],
        nameof(MacAddress) => [new MacAddress(7), new MacAddress(8)],
        nameof(Blob) => [new Blob(new byte[] { 7 }), new Blob(new byte[] { 8 })],
        "ValueList`1" when type.GenericTypeArguments[0] == typeof(string) =>
            [ValueList.Create<string>(["x", "y"]), ValueList.Create<string>(["z"])],
        "ValueList`1" when type.GenericTypeArguments[0] == typeof(uint) =>
            [ValueList.Create<uint>([7, 8]), ValueList.Create<uint>([9])],
        "ValueList`1" when type.GenericTypeArguments[0] == typeof(MacAddress) =>
            [ValueList.Create<MacAddress>([new(7), new(8)]), ValueList.Create<MacAddress>([new(9)])],
        _ => [Activator.CreateInstance(type, "new")!, Activator.CreateInstance(type, "newer")!],
    };
}
