using System.Buffers;
using System.Text;
using Acme.Lab;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>Fixed attributes with names: what they say is an option of dialects, connections and documents.</summary>
public sealed class SettingTests
{
    private static readonly SampleAddedEvent Added = new("S1");

    [Fact]
    public void Each_is_set_alone_and_the_others_stay()
    {
        string usual = LabWire.ToXml(Added);

        Assert.Equal(usual, LabWire.ToXml(Added, new LabSpelling()));
        Assert.Equal(
            usual.Replace("bench=\"A &amp; B\"", "bench=\"&lt;C&gt;\""), LabWire.ToXml(Added, new LabSpelling { Bench = "<C>" }));
        Assert.Equal(usual.Replace("format=\"7\"", "format=\"\""), LabWire.ToXml(Added, new LabSpelling { Format = "" }));
        Assert.Equal(usual, LabWire.ToXml(Added, new LabSpelling { CallVersion = "1.0" }));
    }

    [Fact]
    public void A_dialect_sets_and_a_spelling_sets_over_it()
    {
        LabSpelling first = new(LabDialect.First);

        Assert.Contains("<Body format=\"6\"", LabWire.ToXml(Added, LabDialect.First));
        Assert.Equal(LabWire.ToXml(Added, LabDialect.First), LabWire.ToXml(Added, first));
        Assert.Contains("<Body format=\"5\"", LabWire.ToXml(Added, first with { Format = "5" }));
        Assert.Contains("<Body format=\"6\"", LabWire.ToXml(Added, first with { Format = null }));
    }

    [Fact]
    public void The_version_that_a_message_states_comes_before_the_one_that_is_set()
    {
        LabSpelling spelling = new() { CallVersion = "1.0" };
        WatchSamplesRequest request = new();

        Assert.Contains(" version=\"1.0\"", LabWire.ToXml(request, spelling));
        Assert.Contains(" version=\"1.5\"", LabWire.ToXml(request with { Version = "1.5" }, spelling));
    }

    [Fact]
    public void Options_of_connections_set_what_their_side_sends()
    {
        LabClientOptions client = new() { Format = "9", Dialect = LabDialect.First, CallVersion = "1.0" };
        LabServerOptions server = new() { Bench = "C" };
        ArrayBufferWriter<byte> request = new();
        ArrayBufferWriter<byte> notice = new();

        LabProtocol.Instance.WriteRequests(request, [new WatchSamplesRequest()], client.Spelling);
        LabProtocol.Instance.WriteEvent(notice, Added, server.Spelling);

        Assert.Equal(
            LabWire.ToXml(new WatchSamplesRequest(), new LabSpelling(LabDialect.First) { Format = "9", CallVersion = "1.0" }),
            Encoding.UTF8.GetString(request.WrittenSpan));
        Assert.Equal(
            LabWire.ToXml(Added, new LabSpelling { Bench = "C" }), Encoding.UTF8.GetString(notice.WrittenSpan));
        Assert.Equal(("9", null, "C", null), (client.Format, new LabClientOptions().Format, server.Bench, server.Format));
        Assert.Null(typeof(LabClientOptions).GetProperty("Bench"));
    }

    [Fact]
    public void Spellings_that_say_the_same_are_equal()
    {
        Assert.Equal(new LabSpelling { Bench = "C" }, new LabSpelling { Bench = "C" });
        Assert.NotEqual(new LabSpelling { Bench = "C" }, new LabSpelling { Format = "C" });
        Assert.Equal(new LabSpelling(), new LabSpelling { Bench = null });
    }
}
