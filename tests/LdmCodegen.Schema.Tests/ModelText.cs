using System.Collections;
using System.Reflection;
using System.Text;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema.Tests;

/// <summary>A model as text, one fact on a line; nulls and empty lists are left out.</summary>
internal static class ModelText
{
    public static string Print(object model)
    {
        StringBuilder text = new();
        Print(text, model, "");
        return text.ToString();
    }

    private static void Print(StringBuilder text, object model, string indent)
    {
        foreach (PropertyInfo property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            object? value = property.GetValue(model);
            if (value is null || value == model || IsEmpty(value) || value.Equals(Facts.None))
            {
                continue;
            }

            if (value is IEnumerable list and not string)
            {
                foreach (object item in list)
                {
                    PrintValue(text, property.Name, item, indent);
                }
            }
            else
            {
                PrintValue(text, property.Name, value, indent);
            }
        }
    }

    private static void PrintValue(StringBuilder text, string name, object value, string indent)
    {
        bool isLeaf = value is string or ValueType or NameModel or PathModel;
        text.Append(indent).Append(name);
        if (isLeaf)
        {
            text.Append(": ").Append(value.ToString()!.Replace("\n", "\\n")).Append('\n');
            return;
        }

        text.Append('\n');
        Print(text, value, indent + "  ");
    }

    private static bool IsEmpty(object value) =>
        value is IEnumerable list and not string && !list.GetEnumerator().MoveNext();
}
