using System.Globalization;
using System.Text;
using LdmCodegen.Runtime.Skeletons;

namespace LdmCodegen.Runtime.Tests.Skeletons;

public sealed class TextPoolTests
{
    [Fact]
    public void Text_that_comes_again_is_the_same_object()
    {
        TextPool pool = new(mostTexts: 16);

        Assert.Same(pool.Get("web1"u8), pool.Get("web1"u8));
        Assert.Equal("", pool.Get(default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(256)]
    [InlineData(5000)]
    public void Every_text_is_what_its_bytes_say_whatever_is_shared(int mostTexts)
    {
        TextPool pool = new(mostTexts);
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 10_000; i++)
            {
                string text = "name" + i.ToString(CultureInfo.InvariantCulture);
                Assert.Equal(text, pool.Get(Encoding.ASCII.GetBytes(text)));
            }
        }
    }

    [Theory]
    [InlineData(256, 100)]
    [InlineData(4096, 1000)]
    public void Most_of_as_many_names_as_there_is_room_for_are_shared(int mostTexts, int names)
    {
        TextPool pool = new(mostTexts);
        string[] texts = [];
        int shared = 0;
        for (int round = 0; round < 12; round++)
        {
            string[] again = Enumerable.Range(0, names)
                .Select(i => pool.Get(Encoding.ASCII.GetBytes($"domain-{i * 7}"))).ToArray();
            shared = texts.Zip(again).Count(static pair => ReferenceEquals(pair.First, pair.Second));
            texts = again;
        }

        Assert.InRange(shared, names / 2, names);
    }

    [Fact]
    public void Long_text_is_not_kept()
    {
        TextPool pool = new(mostTexts: 16);
        byte[] text = Encoding.ASCII.GetBytes(new string('x', 33));

        Assert.NotSame(pool.Get(text), pool.Get(text));
    }
}
