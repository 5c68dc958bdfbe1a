using System.Text;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>Damaged schemas give findings, never exceptions, and every finding stands inside of the text.</summary>
public sealed class MutationTests
{
    private const int Rounds = 200;

    [Theory]
    [InlineData("schema/ldm.protocol.xml", 1)]
    [InlineData("tests/LdmCodegen.Schema.Tests/Samples/rich.protocol.xml", 2)]
    [InlineData("tests/LdmCodegen.Schema.Tests/Samples/faulty.protocol.xml", 3)]
    public void Any_damaged_schema_is_read_and_compiled(string path, int seed)
    {
        byte[] original = File.ReadAllBytes(Path.Combine(Repository.Root, path));
        Random random = new(seed);
        int faulty = 0;
        for (int round = 0; round < (original.Length > 20_000 ? Rounds / 4 : Rounds); round++)
        {
            byte[] damaged = Damage(original, random);
            string text = Encoding.UTF8.GetString(damaged);
            SchemaResult result = SchemaTester.CompileFile(text, SchemaTester.Others);

            faulty += result.Diagnostics.IsEmpty ? 0 : 1;
            Assert.All(result.Diagnostics, found =>
            {
                Assert.InRange(found.Span.Offset, 0, text.Length);
                Assert.InRange(found.Span.Offset + found.Span.Length, found.Span.Offset, text.Length);
                Assert.NotEqual("", found.Message);
            });
        }

        Assert.True(faulty > 20, "The damage did none.");
    }

    [Fact]
    public void Every_beginning_of_a_schema_is_read_and_compiled()
    {
        string text = File.ReadAllText(
            Path.Combine(Repository.Root, "tests/LdmCodegen.Schema.Tests/Samples/rich.protocol.xml"));
        int root = text.IndexOf("<protocol", StringComparison.Ordinal);
        int end = text.LastIndexOf("</protocol>", StringComparison.Ordinal) + "</protocol>".Length;
        for (int length = text.IndexOf("name=", root, StringComparison.Ordinal); length < end; length += 7)
        {
            SchemaResult result = SchemaTester.CompileFile(text[..length]);

            Assert.Single(result.Diagnostics, found => found.Id == "LDM1001");
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, original.Skip(random.Next(original.Length)).Take(random.Next(1, 40)));
                    break;
                case 3:
                    bytes[at] = "<>\"'&/=[]|@?*: \0"u8[random.Next(16)];
                    break;
                default:
                    // A letter for a letter leaves the markup whole and the names wrong.
                    at = bytes.FindIndex(at, b => char.IsAsciiLetter((char)b));
                    bytes[Math.Max(at, 0)] = (byte)random.Next('a', 'z' + 1);
                    break;
            }
        }

        return [.. bytes];
    }
}
