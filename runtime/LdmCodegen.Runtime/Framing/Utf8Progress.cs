using System.Text.Unicode;

namespace LdmCodegen.Runtime.Framing;

/// <summary>Checks UTF-8 that arrives in pieces; a sequence may be cut anywhere.</summary>
internal struct Utf8Progress
{
    private int _missing;
    private byte _least;
    private byte _most;
    private int _seen;

    /// <summary>Checks the next piece.</summary>
    /// <param name="piece">The bytes.</param>
    /// <param name="back">How many bytes before the offending one its sequence begins.</param>
    /// <returns>The index of the first byte that makes the input ill-formed; negative when there is none.</returns>
    public int Check(ReadOnlySpan<byte> piece, out int back)
    {
        int index = 0;
        while (_missing > 0 && index < piece.Length)
        {
            if (!Step(piece[index], out back))
            {
                return index;
            }

            index++;
        }

        int whole = index + MeasureWhole(piece[index..]);
        if (Utf8.IsValid(piece[index..whole]))
        {
            index = whole;
        }

        for (; index < piece.Length; index++)
        {
            if (!Step(piece[index], out back))
            {
                return index;
            }
        }

        back = 0;
        return -1;
    }

    /// <summary>Leaves out a sequence that may be cut at the end.</summary>
    private static int MeasureWhole(ReadOnlySpan<byte> piece)
    {
        int length = piece.Length;
        for (int i = 1; i <= Math.Min(3, length); i++)
        {
            if ((piece[length - i] & 0xC0) != 0x80)
            {
                return piece[length - i] < 0x80 ? length : length - i;
            }
        }

        return length;
    }

    private bool Step(byte b, out int back)
    {
        back = _missing == 0 ? 0 : _seen;
        if (_missing == 0)
        {
            return Begin(b);
        }

        if (b < _least || b > _most)
        {
            return false;
        }

        _missing--;
        _seen++;
        (_least, _most) = (0x80, 0xBF);
        return true;
    }

    private bool Begin(byte b)
    {
        _seen = 1;
        (_missing, int least, int most) = b switch
        {
            < 0x80 => (0, 0, 0),
            < 0xC2 => (-1, 0, 0),
            < 0xE0 => (1, 0x80, 0xBF),
            0xE0 => (2, 0xA0, 0xBF),
            0xED => (2, 0x80, 0x9F),
            < 0xF0 => (2, 0x80, 0xBF),
            0xF0 => (3, 0x90, 0xBF),
            < 0xF4 => (3, 0x80, 0xBF),
            0xF4 => (3, 0x80, 0x8F),
            _ => (-1, 0, 0),
        };
        _least = (byte)least;
        _most = (byte)most;
        return _missing >= 0;
    }
}
