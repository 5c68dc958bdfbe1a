using System.Text;

namespace LdmCodegen.Fuzz.Engine;

/// <summary>Makes an input out of others: bytes changed, cut out, doubled, taken from another one, and words put in.</summary>
internal sealed class InputMutator(Random random)
{
    private static readonly byte[][] Words =
    [
        .. ((string[])["<", ">", "/>", "</", "=", "\"", "'", "&", ";", "&#", "&#x", "&lt;", "<![CDATA[", "]]>", "<?xml ", "?>", "<!--",
            "<stream:stream ", "</stream:stream>", "<stream:features>", "<starttls/>", "<proceed/>", "<mechanisms>", "<mechanism>PLAIN",
            "<success/>", "<failure>", "<auth mechanism=\"PLAIN\">", "AHUAcA==", "<LDM_event version=\"1.1\">",
            "<LDM_interface version=\"1.3\">", "<cmd>", "<action>", "<data version=\"3.0\">", "<Envelope>", "<Content id=\"", "<response>",
            "<status>success", "add-domain", "migration-process", "é", "\uFFFE", "\r\n"]).Select(Encoding.UTF8.GetBytes),
        [0x80],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0],
    ];

    public byte[] Next(IReadOnlyList<byte[]> corpus, int longest)
    {
        List<byte> bytes = [.. corpus[random.Next(corpus.Count)]];
        for (int edits = 1 << random.Next(4); edits > 0; edits--)
        {
            int place = random.Next(bytes.Count + 1);
            int length = Math.Min(random.Next(1, 16), bytes.Count - place);
            switch (random.Next(6))
            {
                case 0 when place < bytes.Count:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1 when place < bytes.Count:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(place, length);
                    break;
                case 3:
                    bytes.InsertRange(place, bytes.GetRange(place, length));
                    break;
                case 4:
                    Splice(bytes, place, corpus[random.Next(corpus.Count)]);
                    break;
                default:
                    bytes.InsertRange(place, Words[random.Next(Words.Length)]);
                    break;
            }
        }

        return [.. bytes.Take(longest)];
    }

    private void Splice(List<byte> bytes, int place, byte[] other)
    {
        int from = random.Next(other.Length + 1);
        bytes.InsertRange(place, other.AsSpan(from, random.Next(other.Length - from + 1)).ToArray());
    }
}
