using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace LdmCodegen.Testing.Tests.PublicApi;

/// <summary>
/// The public surface of an assembly as text: one line for each type and member, sorted, as declared in C#. What the compiler
/// adds to records by itself is left out.
/// </summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsValueType: true } => (Has<IsReadOnlyAttribute>(type) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        string bases = string.Join(", ", Bases(type));
        return $"{kind} {TypeName.Full(type)}{(bases.Length > 0 ? " : " + bases : "")}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [TypeName.Of(Enum.GetUnderlyingType(type))];
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        IEnumerable<string> interfaces = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(one => one.IsPublic).Select(TypeName.Of).Order(StringComparer.Ordinal);
        return type is { IsClass: true, BaseType: { } b } && b != typeof(object) ? interfaces.Prepend(TypeName.Of(b)) : interfaces;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "D")}");
        }

        return type.GetFields(Declared).Where(field => IsVisible(field) && !field.IsSpecialName).Select(Print)
            .Concat(type.GetConstructors(Declared).Where(IsVisible).Select(one => $"{Access(one)}new({Parameters(one)})"))
            .Concat(type.GetProperties(Declared).Where(IsVisible).Select(Print))
            .Concat(type.GetEvents(Declared).Where(one => IsVisible(one.AddMethod!)).Select(
                one => $"event {TypeName.Of(one.EventHandlerType!)} {one.Name}"))
            .Concat(type.GetMethods(Declared).Where(IsWritten).Select(Print));
    }

    private static string Print(FieldInfo field) =>
        $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
        + $"{TypeName.Of(field.FieldType)} {field.Name}";

    private static string Print(PropertyInfo property)
    {
        MethodInfo accessor = property.GetMethod is { } get && IsVisible(get) ? get : property.SetMethod!;
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string set = property.SetMethod is { } setter && IsVisible(setter) ? isInit ? " init;" : " set;" : "";
        string read = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        string name = property.GetIndexParameters() is { Length: > 0 } index
            ? $"this[{string.Join(", ", index.Select(one => TypeName.Of(one.ParameterType)))}]"
            : property.Name;
        return $"{Access(accessor)}{Modifiers(accessor)}{TypeName.Of(property.PropertyType)} {name} {{{read}{set} }}";
    }

    private static string Print(MethodInfo method)
    {
        string generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>"
            : "";
        return $"{Access(method)}{Modifiers(method)}{TypeName.Of(method.ReturnType)} {method.Name}{generics}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        string way = !parameter.ParameterType.IsByRef ? Has<ParamArrayAttribute>(parameter) ? "params " : ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in " : "ref ";
        return $"{way}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}";
    }));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) => method switch
    {
        _ when method.DeclaringType!.IsInterface => method.IsAbstract ? "" : "virtual ",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => method.GetBaseDefinition() == method ? "virtual " : "override ",
        _ => "",
    };

    // Equality, printing and copying of records are the compiler's.
    private static bool IsWritten(MethodInfo method) =>
        IsVisible(method) && !method.IsSpecialName && !Has<CompilerGeneratedAttribute>(method)
        && !method.Name.StartsWith('<') && method.Name is not ("ToString" or "GetHashCode" or "Equals" or "PrintMembers" or "Deconstruct");

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !(method is ConstructorInfo && Has<CompilerGeneratedAttribute>(method));

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(PropertyInfo property) =>
        property.Name != "EqualityContract" && property.GetAccessors(nonPublic: true).Any(IsVisible);

    private static bool Has<T>(ICustomAttributeProvider member)
        where T : Attribute => member.IsDefined(typeof(T), inherit: false);
}
