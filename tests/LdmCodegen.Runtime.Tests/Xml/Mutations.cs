namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>Makes many documents out of few: bytes changed, cut out, doubled, and pieces of other documents put in.</summary>
internal static class Mutations
{
    private static readonly byte[][] Morsels =
    [
        .. ((string[])["<", ">", "/", "&", ";", "&#", "&#x", "]]>", "<![CDATA[", "\"", "'", "=", " ", "\r", "\n", ":", "<a>",
            "</a>", "<a/>", " b='1'", "&lt;", "&nbsp;", "&#0;", "&#xD;", "é", "\uFFFE", "😀", "\u0001", "<?", "<!--", "<?xml "])
            .Select(System.Text.Encoding.UTF8.GetBytes),
        [0x80],
        [0xC3],
        [0xED, 0xA0, 0x80],
    ];

    public static byte[] Next(Random random, byte[][] seeds)
    {
        List<byte> bytes = [.. seeds[random.Next(seeds.Length)]];
        for (int edits = random.Next(4); edits > 0 && bytes.Count > 0; edits--)
        {
            int place = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 6), bytes.Count - place);
            switch (random.Next(5))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(place, length);
                    break;
                case 2:
                    bytes.InsertRange(place, bytes.GetRange(place, length));
                    break;
                default:
                    bytes.InsertRange(place, Morsels[random.Next(Morsels.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
