using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Messages of every type with values drawn by FsCheck.</summary>
internal static class RandomMessages
{
    private const int UsualSize = 40;

    /// <summary>Every type of message that the schema names.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(LdmMessage).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(LdmMessage)) && !type.IsAbstract && type.IsPublic
                && !type.Name.StartsWith("Ldm", StringComparison.Ordinal))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)];

    /// <summary>Messages of a type, and smaller ones when one shows a fault.</summary>
    public static Arbitrary<LdmMessage> Of(Type type) => Arb.From(
        from message in type.IsSubclassOf(typeof(LdmReply)) ? Reply(type) : New(type)
        from filled in Gen.Frequency((1, Gen.Constant(message)), (4, Filled(message, type)))
        select filled,
        static message => SmallerValues.Of(message, message.GetType()).Cast<LdmMessage>());

    /// <summary>The message of a type that a seed stands for.</summary>
    public static LdmMessage Create(Type type, int seed) =>
        Of(type).Generator.Sample(UsualSize, new Rnd((ulong)seed), 1)[0];

    private static Gen<LdmMessage> New(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)!;
        return Gen.CollectToArray(
                constructor.GetParameters(), static parameter => RandomValues.Of(parameter.ParameterType, parameter.Name!))
            .Select(arguments => (LdmMessage)constructor.Invoke(arguments));
    }

    private static Gen<LdmMessage> Reply(Type type)
    {
        MethodInfo success = type.GetMethods().Single(static method => method.Name == "Success");
        MethodInfo failure = type.GetMethods().Single(static method => method.Name == "Failure");
        return Gen.Frequency(
            (7, Gen.CollectToArray(success.GetParameters(), static parameter => parameter.ParameterType.IsArray
                    ? Gen.Constant<object>(Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0))
                    : RandomValues.Of(parameter.ParameterType, parameter.Name!))
                .Select(arguments => (LdmMessage)success.Invoke(null, arguments)!)),
            (3, RandomValues.Text.Select(text => (LdmMessage)failure.Invoke(null, [new[] { text }])!)));
    }

    private static Gen<LdmMessage> Filled(LdmMessage message, Type type) =>
        from filled in RandomValues.Filled(() => message, type, percent: 60, depth: 0)
        from names in NamesOf(filled, type)
        select Named((LdmMessage)filled, type, names);

    /// <summary>A reply may leave out what it is about, but not a part of what names it.</summary>
    private static Gen<(string Property, object Value)[]> NamesOf(object message, Type type) => Gen.CollectToArray(
        message is LdmReply ? ["Domain", "TargetDomain", "Target"] : Array.Empty<string>(),
        static name => RandomValues.Of(typeof(string), name).Select(value => (name, value)));

    private static LdmMessage Named(LdmMessage message, Type type, (string Property, object Value)[] names)
    {
        foreach ((string property, object value) in names)
        {
            type.GetProperty(property)?.SetValue(message, value);
        }

        return message;
    }
}
