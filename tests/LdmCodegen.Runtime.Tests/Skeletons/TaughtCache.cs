using System.Text;
using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Tests.Skeletons;

/// <summary>A cache that is taught by hand: texts between <c>[[</c> and <c>]]</c> are the values.</summary>
internal static class TaughtCache
{
    public const string Message = "<m v='[[one]]'><n>ping</n><t>[[two]]</t></m>";

    public static SkeletonCache Of(string message = Message, LearningOptions? options = null, XmlLimits? limits = null)
    {
        SkeletonCache cache = new(options ?? LearningOptions.Default, limits ?? XmlLimits.Default);
        Teach(cache, message);
        return cache;
    }

    /// <summary>Teaches one more message.</summary>
    /// <returns>Whether it was learned.</returns>
    public static bool Teach(SkeletonCache cache, string message, string name = "ping")
    {
        cache.BeginDocument();
        StringBuilder plain = new();
        string rest = message;
        for (int slot = 0; rest.IndexOf("[[", StringComparison.Ordinal) is >= 0 and int start; slot++)
        {
            int end = rest.IndexOf("]]", StringComparison.Ordinal);
            plain.Append(rest, 0, start);
            cache.Recorder.Value(slot, plain.Length, end - start - 2);
            plain.Append(rest, start + 2, end - start - 2);
            rest = rest[(end + 2)..];
        }

        byte[] document = Encoding.UTF8.GetBytes(plain.Append(rest).ToString());
        if (!cache.TryPropose(document, Encoding.UTF8.GetBytes(name), 7, "1.0", out _))
        {
            return false;
        }

        cache.Accept();
        return true;
    }

    /// <summary>The values of a document as the cache knows it; null when it does not.</summary>
    public static string? Read(SkeletonCache cache, string document) => Read(cache, Encoding.UTF8.GetBytes(document));

    public static string? Read(SkeletonCache cache, byte[] document)
    {
        if (!cache.TryMatch(document, out SkeletonValues values))
        {
            return null;
        }

        List<string> texts = [];
        while (values.MoveNext())
        {
            texts.Add($"{values.Slot}={values.ReadString()}");
        }

        return string.Join(' ', texts);
    }
}
