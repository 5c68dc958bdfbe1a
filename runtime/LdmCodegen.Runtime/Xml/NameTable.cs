using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LdmCodegen.Runtime.Xml;

/// <summary>
/// The names of a schema that has many, each with its number. Finding one takes as long among thousands as among a few. The
/// names are the schema's, not a peer's: what a peer sends is only looked up, so nothing it sends makes the table slower.
/// </summary>
public sealed class NameTable
{
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    private readonly byte[] _bytes;
    private readonly Entry[] _entries;
    private readonly int[] _first;
    private readonly int _shift;

    /// <summary>Makes the table.</summary>
    /// <param name="names">The names; the number of each is its place here. Of equal ones the first is found.</param>
    public NameTable(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _bytes = Encoding.UTF8.GetBytes(string.Concat(names));
        _entries = new Entry[names.Count];

        // Twice as many places as names: most names stand alone at theirs.
        int bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, names.Count)) + 2);
        _shift = 64 - bits;
        _first = new int[1 << bits];
        Array.Fill(_first, -1);
        int end = _bytes.Length;
        for (int i = names.Count - 1; i >= 0; i--)
        {
            int length = Encoding.UTF8.GetByteCount(names[i]);
            end -= length;
            ref int first = ref _first[PlaceOf(_bytes.AsSpan(end, length))];
            _entries[i] = new Entry(end, length, first);
            first = i;
        }
    }

    /// <summary>Finds a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its number; -1 when it is none of the names.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        int number = _first[PlaceOf(name)];
        while (number >= 0)
        {
            Entry entry = _entries[number];
            if (name.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
            {
                return number;
            }

            number = entry.Next;
        }

        return -1;
    }

    /// <summary>Every byte counts: names of one schema often differ in the middle alone.</summary>
    private int PlaceOf(ReadOnlySpan<byte> name)
    {
        ulong hash = (ulong)name.Length * Factor;
        if (name.Length < sizeof(ulong))
        {
            ulong all = 0;
            foreach (byte b in name)
            {
                all = (all << 8) | b;
            }

            return PlaceOf(hash, all);
        }

        // The last eight bytes may be some of those before them again.
        ulong last = BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]);
        while (name.Length > sizeof(ulong))
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * Factor;
            name = name[sizeof(ulong)..];
        }

        return PlaceOf(hash, last);
    }

    private int PlaceOf(ulong hash, ulong last) => (int)(((BitOperations.RotateLeft(hash, 29) ^ last) * Factor) >> _shift);

    /// <summary>A name, and the next one at its place; -1 for none.</summary>
    private readonly record struct Entry(int Start, int Length, int Next);
}
