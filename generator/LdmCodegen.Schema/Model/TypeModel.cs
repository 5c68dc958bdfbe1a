namespace LdmCodegen.Schema.Model;

/// <summary>A property's type.</summary>
/// <param name="Kind">Which of the schema's types.</param>
/// <param name="Enum">The C# name of the enumeration, for <see cref="TypeKind.Enum"/>.</param>
/// <param name="Element">The element type, for <see cref="TypeKind.List"/>.</param>
/// <param name="Separator">What stands between list elements; a comma unless given.</param>
public sealed record TypeModel(TypeKind Kind, string? Enum = null, TypeModel? Element = null, string? Separator = null);

/// <summary>The types a property can have; each has one reader and one writer in the runtime.</summary>
public enum TypeKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>on/off, yes/no, true/false, 1/0 on input; the property's own spelling on output.</summary>
    Bool,

    /// <summary>A signed 32-bit integer.</summary>
    Int32,

    /// <summary>A signed 64-bit integer.</summary>
    Int64,

    /// <summary>An unsigned 32-bit integer.</summary>
    UInt32,

    /// <summary>An unsigned 64-bit integer.</summary>
    UInt64,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>A percentage, read with or without the sign, written with it.</summary>
    Percent,

    /// <summary>A size with an optional K, M, G or T suffix, which is kept.</summary>
    Bytes,

    /// <summary>A time span in seconds, or in the unit given.</summary>
    Duration,

    /// <summary>A point in time, ISO 8601.</summary>
    Timestamp,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>A MAC address.</summary>
    Mac,

    /// <summary>A 32-bit hexadecimal number, with or without 0x.</summary>
    Hex32,

    /// <summary>A 64-bit hexadecimal number, with or without 0x.</summary>
    Hex64,

    /// <summary>Bytes in base64.</summary>
    Base64,

    /// <summary>A list of values of one type in one text.</summary>
    List,

    /// <summary>An open enumeration of the schema.</summary>
    Enum,

    /// <summary>The raw XML of an element's content.</summary>
    Xml,
}
