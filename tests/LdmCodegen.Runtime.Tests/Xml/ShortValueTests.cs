using System.Globalization;
using System.Net.NetworkInformation;
using System.Text;
using LdmCodegen.Runtime.Xml;

namespace LdmCodegen.Runtime.Tests.Xml;

/// <summary>Short values are read in a quick way: the platform's own readers judge it.</summary>
public sealed class ShortValueTests
{
    private const int Values = 200_000;
    private const int Seed = 6482;

    [Fact]
    public void Numbers_are_read_as_the_platform_reads_them()
    {
        Random random = new(Seed);
        for (int i = 0; i < Values; i++)
        {
            string text = Draw(random, "0123456789.-+", 12);

            bool isNumber = Text(text).TryGetDecimal(out decimal value);
            bool judged = decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal expected);

            // As text, so that 1.50 keeps its last digit.
            Assert.Equal((text, judged, $"{expected}"), (text, isNumber, $"{value}"));
        }
    }

    [Fact]
    public void Spans_of_time_are_what_their_numbers_say()
    {
        Random random = new(Seed);
        TimeSpan[] units = [TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.MaxValue];
        for (int i = 0; i < Values; i++)
        {
            string text = Draw(random, "0123456789", 9);
            TimeSpan unit = units[random.Next(units.Length)];
            decimal ticks = decimal.Parse(text, CultureInfo.InvariantCulture) * (unit == TimeSpan.MaxValue ? 0 : unit.Ticks);

            bool isSpan = Text(text).TryGetDuration(unit, out TimeSpan value);

            if (unit == TimeSpan.MaxValue)
            {
                Assert.Equal(decimal.Parse(text, CultureInfo.InvariantCulture) <= 1, isSpan);
            }
            else
            {
                Assert.Equal((text, ticks <= long.MaxValue), (text, isSpan));
                Assert.True(!isSpan || value.Ticks == ticks, $"{text} x {unit}");
            }
        }
    }

    [Fact]
    public void Addresses_are_read_as_the_platform_reads_them()
    {
        Random random = new(Seed);
        for (int i = 0; i < Values; i++)
        {
            char[] text = string.Join(':', Enumerable.Range(0, 6).Select(_ => Draw(random, "0123456789abcdefABCDEF", 2, 2))).ToCharArray();
            if (random.Next(2) == 0)
            {
                text[random.Next(text.Length)] = "gG/@`:-9 \u007f"[random.Next(10)];
            }

            string address = new(text);
            bool isAddress = Text(address).TryGetMac(out MacAddress value);
            bool judged = PhysicalAddress.TryParse(address, out PhysicalAddress? expected)
                && expected.GetAddressBytes().Length == 6;

            // Ours also takes groups of one digit; all that is judged right is right, and the same.
            Assert.True(!judged || isAddress, address);
            Assert.True(!judged || value.ToString().Replace(":", "", StringComparison.Ordinal)
                .Equals(expected!.ToString(), StringComparison.OrdinalIgnoreCase), address);
            Assert.True(!isAddress || address.All(c => char.IsAsciiHexDigit(c) || c is ':' or '-' or ' '), address);
        }
    }

    private static Utf8XmlText Text(string text) => Utf8XmlText.OfDecoded(Encoding.UTF8.GetBytes(text));

    private static string Draw(Random random, string alphabet, int most, int least = 1) =>
        new([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
}
