using System.Reflection;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Wire;

/// <summary>Messages of every type, filled with values from a seed.</summary>
internal static class RandomMessages
{
    /// <summary>Every type of message that the schema names.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(LdmMessage).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(LdmMessage)) && !type.IsAbstract && type.IsPublic
                && !type.Name.StartsWith("Ldm", StringComparison.Ordinal))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)];

    public static LdmMessage Create(Type type, int seed)
    {
        RandomValues random = new(seed);
        LdmMessage message = type.IsSubclassOf(typeof(LdmReply)) ? Reply(type, random) : New(type, random);
        if (random.Chance(0.8))
        {
            random.Fill(message, type, 0.6);
            NameObject(message, type, random);
        }

        return message;
    }

    private static LdmMessage New(Type type, RandomValues random)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)!;
        return (LdmMessage)constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => random.Value(parameter.ParameterType, parameter.Name!))]);
    }

    private static LdmMessage Reply(Type type, RandomValues random)
    {
        bool succeeds = random.Chance(0.7);
        MethodInfo make = type.GetMethods().Single(method => method.Name == (succeeds ? "Success" : "Failure"));
        object?[] arguments = !succeeds
            ? [new[] { "no such <object> & nothing done" }]
            : [.. make.GetParameters().Select(parameter => parameter.ParameterType.IsArray
                ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0)
                : random.Value(parameter.ParameterType, parameter.Name!))];
        return (LdmMessage)make.Invoke(null, arguments)!;
    }

    /// <summary>A reply may leave out what it is about, but not a part of what names it.</summary>
    private static void NameObject(LdmMessage message, Type type, RandomValues random)
    {
        if (message is LdmReply)
        {
            foreach (string name in new[] { "Domain", "TargetDomain", "Target" })
            {
                type.GetProperty(name)?.SetValue(message, random.Value(typeof(string), name));
            }
        }
    }
}
