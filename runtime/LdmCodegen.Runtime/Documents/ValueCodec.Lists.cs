using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Documents;

public static partial class ValueCodec
{
    /// <summary>An open enumeration: any text is a value.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="read">Makes a value of a text.</param>
    /// <param name="write">The text of a value.</param>
    public static ValueCodec<T> Open<T>(Func<string, T> read, Func<T, string> write) => new(
        (Utf8XmlText text, out T value) =>
        {
            value = read(text.Trim().ToString());
            return true;
        },
        write);

    /// <summary>Values in one text.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="element">The codec of a value.</param>
    /// <param name="separator">What stands between two; white space of any kind when it is blank.</param>
    public static ValueCodec<ValueList<T>> ListOf<T>(ValueCodec<T> element, string separator) => new(
        (Utf8XmlText text, out ValueList<T> values) => TryReadList(text, element, separator, out values),
        values => string.Join(separator, values.Select(value => ListText.Checked(element.Write(value), separator))));

    private static bool TryReadList<T>(
        Utf8XmlText text, ValueCodec<T> element, string separator, out ValueList<T> values)
    {
        ValueListBuilder<T> builder = default;
        values = ValueList<T>.Empty;
        foreach (string word in ListText.Split(text, separator))
        {
            if (!element.TryRead(Utf8XmlText.OfDecoded(Encoding.UTF8.GetBytes(word)), out T value))
            {
                return false;
            }

            builder.Add(value);
        }

        values = builder.ToList();
        return true;
    }
}
