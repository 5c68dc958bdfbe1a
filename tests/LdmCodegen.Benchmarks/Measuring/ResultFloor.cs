using System.Collections;
using System.Reflection;
using LdmCodegen.Runtime;

namespace LdmCodegen.Benchmarks.Measuring;

/// <summary>
/// Makes again what reading documents makes, and does nothing else: records, lists and texts. What reading shares with
/// what was read before (texts that are known, lists without elements) is not made again.
/// </summary>
internal sealed class ResultFloor
{
    private readonly HashSet<object> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<Func<object>> _makers = [];

    /// <param name="before">What documents were read to.</param>
    /// <param name="now">What they were read to the next time.</param>
    public ResultFloor(IEnumerable<object> before, IEnumerable<object> now)
    {
        foreach (object result in before)
        {
            Add(result);
        }

        _makers.Clear();
        foreach (object result in now)
        {
            Add(result);
        }
    }

    /// <summary>Makes all of it once; each object is filled with what the one that was read has.</summary>
    public void Make()
    {
        foreach (Func<object> make in _makers)
        {
            Floors.Keep(make());
        }
    }

    private void Add(object? read)
    {
        switch (read)
        {
            case null or Delegate or Type:
                break;
            case ValueType:
                AddFields(read);
                break;
            default:
                if (_known.Add(read))
                {
                    _makers.Add(MakerOf(read));
                }

                break;
        }
    }

    private Func<object> MakerOf(object read)
    {
        Type type = read.GetType();
        if (read is string text)
        {
            return () => new string(text.AsSpan());
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            foreach (object? element in (IEnumerable)read)
            {
                Add(element);
            }

            return (Func<object>)typeof(ResultFloor)
                .GetMethod(nameof(ListMaker), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments())
                .Invoke(null, [read])!;
        }

        // A record copies itself: one allocation of its own type, and its fields.
        MethodInfo clone = type.GetMethods().SingleOrDefault(method => method.Name == "<Clone>$" && method.DeclaringType == type)
            ?? throw new InvalidOperationException($"reading makes a {type}, and what making one costs is not known");
        AddFields(read);
        return clone.CreateDelegate<Func<object>>(read);
    }

    private void AddFields(object read)
    {
        for (Type? type = read.GetType(); type is not null && !type.IsPrimitive; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Add(field.GetValue(read));
            }
        }
    }

    private static Func<object> ListMaker<T>(ValueList<T> list) => () => ValueList.Create(list.AsSpan());
}
