using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace LdmCodegen.Runtime.Skeletons;

/// <summary>
/// Shares short texts that come again: names of domains, disks and machines. A new text takes the place of the one there;
/// when that has happened often, there are more places, up to a cap.
/// </summary>
/// <param name="mostTexts">The most texts that are shared.</param>
internal sealed class TextPool(int mostTexts)
{
    private const int FirstPlaces = 256;
    private const int LongestText = 32;

    // A power of two, so that the upper bits of a hash are a place.
    private string?[] _texts = new string?[PlacesFor(Math.Min(FirstPlaces, mostTexts))];
    private int _shift = ShiftFor(PlacesFor(Math.Min(FirstPlaces, mostTexts)));
    private int _replaced;

    /// <summary>The text of some ASCII bytes.</summary>
    public string Get(ReadOnlySpan<byte> ascii)
    {
        if ((uint)(ascii.Length - 1) >= LongestText)
        {
            return ascii.IsEmpty ? "" : Encoding.Latin1.GetString(ascii);
        }

        string?[] texts = _texts;
        int place = (int)(HashOf(ascii) >> _shift);
        if ((uint)place >= (uint)texts.Length)
        {
            return Encoding.Latin1.GetString(ascii);
        }

        string? known = texts[place];
        if (known is not null && Ascii.Equals(ascii, known))
        {
            return known;
        }

        return Add(Encoding.Latin1.GetString(ascii), place);
    }

    private string Add(string text, int place)
    {
        if (_texts[place] is not null && ++_replaced > _texts.Length)
        {
            _replaced = 0;
            Grow();
            return text;
        }

        _texts[place] = text;
        return text;
    }

    // What was shared is found again soon: moving it would take what it saves.
    private void Grow()
    {
        int places = PlacesFor(Math.Min(_texts.Length * 4, mostTexts));
        if (places > _texts.Length)
        {
            _texts = new string?[places];
            _shift = ShiftFor(places);
        }
    }

    private static int PlacesFor(int texts) => texts == 0 ? 0 : 1 << BitOperations.Log2((uint)texts);

    private static int ShiftFor(int places) => 64 - BitOperations.Log2((uint)Math.Max(2, places));

    /// <summary>A number for a name of up to 15 bytes with a tag after it.</summary>
    public static bool TryHashName(ReadOnlySpan<byte> bytes, out ulong hash)
    {
        hash = 0;
        if (!Vector128.IsHardwareAccelerated || bytes.Length < Vector128<byte>.Count)
        {
            return false;
        }

        Vector128<byte> block = Vector128.Create(bytes);
        uint ends = Vector128.Equals(block, Vector128.Create((byte)'<')).ExtractMostSignificantBits();
        if (ends == 0)
        {
            return false;
        }

        int length = BitOperations.TrailingZeroCount(ends);
        Vector128<byte> kept = block & Vector128.LessThan(
            Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector128.Create((byte)length));
        hash = ((kept.AsUInt64()[0] * 0x9E37_79B9_7F4A_7C15) ^ kept.AsUInt64()[1]) * 0xC2B2_AE3D_27D4_EB4F;
        return length > 0;
    }

    /// <summary>A number for some bytes; its upper bits are spread well. Equal bytes have equal numbers.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> text)
    {
        ulong hash = (ulong)text.Length;
        if (text.Length >= 8)
        {
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(text)
                ^ (BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]) * 31);
        }
        else if (text.Length >= 4)
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(text)
                ^ ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32);
        }
        else
        {
            foreach (byte b in text)
            {
                hash = (hash << 8) ^ b;
            }
        }

        return hash * 0x9E37_79B9_7F4A_7C15;
    }
}
