using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace LdmCodegen.Generator.Templating;

/// <summary>
/// The members templates see of a view: its public properties, named as Scriban's default renamer names them.
/// </summary>
internal static class ViewMembers
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> Cache = new();

    public static bool TryGet(object target, string name, out object? value)
    {
        bool found = Of(target.GetType()).TryGetValue(name, out PropertyInfo? property);
        value = found ? property!.GetValue(target) : null;
        return found;
    }

    /// <summary>
    /// <c>NameClr</c> becomes <c>name_clr</c>; a run of capitals stays one word: <c>TTLSeconds</c>, <c>ttlseconds</c>.
    /// </summary>
    public static string Rename(string clrName)
    {
        StringBuilder name = new(clrName.Length + 4);
        for (int i = 0; i < clrName.Length; i++)
        {
            if (char.IsUpper(clrName[i]) && i > 0 && !char.IsUpper(clrName[i - 1]))
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(clrName[i]));
        }

        return name.ToString();
    }

    private static Dictionary<string, PropertyInfo> Of(Type type)
    {
        return Cache.GetOrAdd(type, static type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0)
            .ToDictionary(static property => Rename(property.Name), StringComparer.Ordinal));
    }
}
