using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Code;

/// <summary>The C# side of the schema's types.</summary>
internal static class ClrTypes
{
    public const string Runtime = "global::LdmCodegen.Runtime.";
    public const string Xml = "global::LdmCodegen.Runtime.Xml.";
    public const string Prediction = "global::LdmCodegen.Runtime.Skeletons.Prediction";

    /// <summary>The type of a present value.</summary>
    public static string Of(TypeModel type) => type.Kind switch
    {
        TypeKind.String => "string",
        TypeKind.Bool => "bool",
        TypeKind.Int32 => "int",
        TypeKind.Int64 => "long",
        TypeKind.UInt32 or TypeKind.Hex32 => "uint",
        TypeKind.UInt64 or TypeKind.Hex64 => "ulong",
        TypeKind.Decimal or TypeKind.Percent => "decimal",
        TypeKind.Bytes => Runtime + "ByteSize",
        TypeKind.Duration => "global::System.TimeSpan",
        TypeKind.Timestamp => "global::System.DateTimeOffset",
        TypeKind.Uuid => "global::System.Guid",
        TypeKind.Mac => Runtime + "MacAddress",
        TypeKind.Base64 => Runtime + "Blob",
        TypeKind.Xml => Runtime + "RawXml",
        TypeKind.Enum => type.Enum!,
        TypeKind.List => $"{Runtime}ValueList<{Of(type.Element!)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "Unknown kind of type."),
    };

    /// <summary>Whether a text can fail to be a value of the type.</summary>
    public static bool CanFail(TypeModel type) => type.Kind switch
    {
        TypeKind.String or TypeKind.Enum or TypeKind.Xml => false,
        TypeKind.List => CanFail(type.Element!),
        _ => true,
    };

    public static bool IsReference(TypeModel type) => type.Kind is TypeKind.String or TypeKind.List;

    /// <summary>What a person calls the type: <c>a percentage</c>.</summary>
    public static string Describe(TypeModel type) => type.Kind switch
    {
        TypeKind.Bool => "on or off",
        TypeKind.Int32 => "a 32-bit integer",
        TypeKind.Int64 => "a 64-bit integer",
        TypeKind.UInt32 => "an unsigned 32-bit integer",
        TypeKind.UInt64 => "an unsigned 64-bit integer",
        TypeKind.Decimal => "a decimal number",
        TypeKind.Percent => "a percentage",
        TypeKind.Bytes => "a size",
        TypeKind.Duration => "a number of seconds",
        TypeKind.Timestamp => "a point in time",
        TypeKind.Uuid => "a UUID",
        TypeKind.Mac => "a MAC address",
        TypeKind.Hex32 => "a 32-bit hexadecimal number",
        TypeKind.Hex64 => "a 64-bit hexadecimal number",
        TypeKind.Base64 => "base64",
        TypeKind.List => "a list",
        _ => "text",
    };
}
