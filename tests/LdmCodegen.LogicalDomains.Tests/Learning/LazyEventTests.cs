using System.Text;
using LogicalDomains;

namespace LdmCodegen.LogicalDomains.Tests.Learning;

public sealed class LazyEventTests
{
    private static readonly MigrationProcessEvent Progress = new()
    {
        Domain = "a & b",
        Progress = 45.5m,
        Status = MigrationStatus.Ongoing,
        Source = "host-12.example.com",
    };

    [Fact]
    public void Values_outlive_the_document()
    {
        LdmLazyEvent e = Keep(LdmWire.ToUtf8(Progress));

        Assert.Equal((LdmEventKind.MigrationProcess, true), (e.Kind, e.IsComplete));
        Assert.Equal("a & b", e.Domain.ToString());
        Assert.Equal("a & b"u8, e.DomainUtf8);
        Assert.True(e.Progress.TryGetPercent(out decimal progress));
        Assert.Equal(45.5m, progress);
        Assert.Equal(MigrationStatus.Ongoing, MigrationStatus.Read(e.Status));
        Assert.Equal("host-12.example.com"u8, e.SourceUtf8);
    }

    [Fact]
    public void Value_that_the_event_has_not_is_not_present()
    {
        LdmLazyEvent e = Keep(LdmWire.ToUtf8(new MigrationProcessEvent { Domain = "web1" }));

        Assert.True(e.Domain.IsPresent);
        Assert.False(e.Source.IsPresent);
        Assert.True(e.SourceUtf8.IsEmpty);
    }

    [Fact]
    public void White_space_is_decoded_as_where_it_stood()
    {
        byte[] document = Encoding.UTF8.GetBytes(LdmWire.ToXml(Progress)
            .Replace("a &amp; b", "a\n&#x41;", StringComparison.Ordinal)
            .Replace("host-12.example.com", "<![CDATA[<x>]]>\r\n&lt;", StringComparison.Ordinal));

        LdmLazyEvent e = Keep(document);

        Assert.Equal("a A", e.Domain.ToString());
        Assert.Equal("<x>\n<", e.Source.ToString());
    }

    [Fact]
    public void No_value_is_printed() => Assert.Equal("MigrationProcess", Keep(LdmWire.ToUtf8(Progress)).ToString());

    [Fact]
    public void Little_is_allocated()
    {
        byte[] document = LdmWire.ToUtf8(Progress);
        LdmParser parser = new();
        for (int i = 0; i < 3; i++)
        {
            Assert.True(parser.TryReadEvent(document, out LdmEventView view));
            _ = new LdmLazyEvent(view);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        parser.TryReadEvent(document, out LdmEventView last);
        LdmLazyEvent e = new(last);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 208);
        GC.KeepAlive(e);
    }

    private static LdmLazyEvent Keep(byte[] document)
    {
        Assert.True(LdmWire.TryReadEvent(document, out LdmEventView view));
        LdmLazyEvent e = new(view);
        document.AsSpan().Clear();
        return e;
    }
}
