namespace LdmCodegen.Testing.Tests.PublicApi;

/// <summary>Types as they are written in C#.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    /// <summary>The short name, with type arguments.</summary>
    public static string Of(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Of(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        return Keywords.TryGetValue(type, out string? keyword) ? keyword : WithArguments(type, type.Name);
    }

    /// <summary>The name with its namespace, as it is declared.</summary>
    public static string Full(Type type) => WithArguments(type, type.FullName!.Replace('+', '.'));

    private static string WithArguments(Type type, string name)
    {
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 || !type.IsGenericType
            ? name
            : $"{name[..arity]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
