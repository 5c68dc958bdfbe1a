using System.Text;

namespace LdmCodegen.Testing;

/// <summary>
/// Makes documents that every reader has to refuse out of one that is well formed: each of them has one fault that no
/// tolerance heals.
/// </summary>
public static class BrokenDocuments
{
    private static readonly (string How, Func<Places, Random, byte[]> Make)[] Faults =
    [
        ("cut off", static (places, random) => places.Document[..random.Next(places.Root + 1, places.End - 1)]),
        ("end tag of another name", static (places, _) => places.Insert(places.Close, "zz")),
        ("attribute twice", static (places, _) => places.Insert(places.NameEnd, " zz=\"1\" zz=\"2\"")),
        ("attribute without quotes", static (places, _) => places.Insert(places.NameEnd, " zz=1")),
        ("'<' in an attribute", static (places, _) => places.Insert(places.NameEnd, " zz=\"<\"")),
        ("entity that is not declared", static (places, _) => places.Insert(places.Content, "&nbsp;")),
        ("reference to no character", static (places, _) => places.Insert(places.Content, "&#0;")),
        ("character that XML has not", static (places, _) => places.Insert(places.Content, "\u0001")),
        ("bytes that are no UTF-8", static (places, _) => places.Insert(places.Content, [0xC3, 0x28])),
        ("comment", static (places, _) => places.Insert(places.Content, "<!-- -->")),
        ("processing instruction", static (places, _) => places.Insert(places.Content, "<?zz?>")),
        ("document type", static (places, _) => places.Insert(places.Root, "<!DOCTYPE zz>")),
        ("second root", static (places, _) => places.Insert(places.End, "<zz/>")),
        ("text after the root", static (places, _) => places.Insert(places.End, "zz")),
        ("element that does not end", static (places, _) => places.Insert(places.Content, "<zz>")),
    ];

    /// <summary>Makes one document of each fault.</summary>
    /// <param name="document">A well-formed document whose root has content.</param>
    /// <param name="seed">Where places are drawn from; the same number gives the same documents.</param>
    /// <returns>The documents, with the name of the fault.</returns>
    /// <exception cref="ArgumentException">There is no root element with an end tag.</exception>
    public static IReadOnlyList<BrokenDocument> Of(byte[] document, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(document);
        Places places = Places.Find(document);
        Random random = new(seed);
        return [.. Faults.Select(fault => new BrokenDocument(fault.How, fault.Make(places, random)))];
    }

    /// <summary>Byte positions in a document.</summary>
    private sealed record Places(byte[] Document, int Root, int NameEnd, int Content, int Close, int End)
    {
        public static Places Find(byte[] document)
        {
            string text = Encoding.Latin1.GetString(document);
            int root = text.IndexOf('<', StringComparison.Ordinal);
            while (root >= 0 && root + 1 < text.Length && text[root + 1] is '?' or '!')
            {
                root = text.IndexOf('<', root + 1);
            }

            int nameEnd = root < 0 ? -1 : text.IndexOfAny([' ', '\t', '\r', '\n', '>', '/'], root);
            int close = text.LastIndexOf("</", StringComparison.Ordinal);
            int end = text.LastIndexOf('>') + 1;
            if (nameEnd < 0 || close < nameEnd || end <= close)
            {
                throw new ArgumentException("The document has no root element with an end tag.", nameof(document));
            }

            return new Places(document, root, nameEnd, EndOfTag(text, nameEnd), close + 2, end);
        }

        public byte[] Insert(int place, string text) => Insert(place, Encoding.UTF8.GetBytes(text));

        public byte[] Insert(int place, byte[] bytes) => [.. Document[..place], .. bytes, .. Document[place..]];

        private static int EndOfTag(string text, int start)
        {
            char quote = '\0';
            int i = start;
            for (; quote != '\0' || text[i] != '>'; i++)
            {
                quote = quote == '\0' && text[i] is '"' or '\'' ? text[i] : quote == text[i] ? '\0' : quote;
            }

            return i + 1;
        }
    }
}

/// <summary>A document with one fault.</summary>
/// <param name="How">What is wrong with it.</param>
/// <param name="Utf8">Its bytes.</param>
public sealed record BrokenDocument(string How, byte[] Utf8)
{
    /// <summary>What is wrong with it, as names of test cases show it.</summary>
    public override string ToString() => How;
}
