using System.Text;
using Netconf;
using static LdmCodegen.Netconf.Tests.Wire.Documents;

namespace LdmCodegen.Netconf.Tests.Wire;

/// <summary>Notifications: named by an element, with a time beside it.</summary>
public sealed class EventTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 26, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void An_event_has_its_time_and_its_payload()
    {
        AlarmEvent alarm = Assert.IsType<AlarmEvent>(Parse(Notify(
            "<event xmlns='http://example.com/event/1.0'><eventClass>fault</eventClass><severity>major</severity></event>")));

        Assert.Equal(Then, alarm.EventTime);
        Assert.Equal("fault", alarm.EventClass);
        Assert.Equal("major", alarm.AlarmSeverity);
        Assert.Equal(NetconfEventGroup.Notifications, alarm.Group);
    }

    [Fact]
    public void The_time_may_stand_behind_the_payload_and_is_written_before_it()
    {
        const string Event = "<event xmlns=\"http://example.com/event/1.0\"><eventClass>fault</eventClass></event>";
        NetconfMessage message = Parse(Notify(Event + "<eventTime>2026-11-26T09:30:00Z</eventTime>", time: ""));

        Assert.Equal(Notify(Event), NetconfWire.ToXml(message));
    }

    [Fact]
    public void Prefixes_of_the_peer_do_not_matter()
    {
        AlarmEvent alarm = Assert.IsType<AlarmEvent>(Parse(
            "<n:notification xmlns:n='urn:ietf:params:xml:ns:netconf:notification:1.0'><n:eventTime>2026-11-26T09:30:00Z"
            + "</n:eventTime><e:event xmlns:e='http://example.com/event/1.0'><e:eventClass>x</e:eventClass></e:event>"
            + "</n:notification>"));

        Assert.Equal(("x", Then), (alarm.EventClass, alarm.EventTime));
    }

    [Fact]
    public void An_event_that_the_schema_does_not_name_is_delivered_whole_with_its_time()
    {
        string text = Notify("<link-down xmlns=\"urn:example:if\"><if>eth0</if></link-down>");
        NetconfUnknownEvent unknown = Assert.IsType<NetconfUnknownEvent>(Parse(text));

        Assert.Equal("link-down", unknown.Name);
        Assert.Equal(Then, unknown.EventTime);
        Assert.Null(unknown.Fault);
        Assert.Equal(text, unknown.RawXml);
        Assert.Equal(text, NetconfWire.ToXml(unknown));
    }

    [Theory]
    [InlineData("", XmlFaultCode.MissingElement)]
    [InlineData("<eventTime>yesterday</eventTime>", XmlFaultCode.InvalidValue)]
    public void An_event_without_a_time_is_delivered_as_one_that_misses_something(string time, XmlFaultCode code)
    {
        string text = Notify("<replayComplete/>", time);
        NetconfUnknownEvent unknown = Assert.IsType<NetconfUnknownEvent>(Parse(text));

        Assert.Equal(NetconfEventKind.ReplayComplete, unknown.Kind);
        Assert.Equal(code, unknown.Fault?.Code);
        Assert.Equal(text, unknown.RawXml);
    }

    [Fact]
    public void What_stands_beside_and_in_the_payload_without_a_name_is_kept()
    {
        string text = Notify(
            "<replayComplete xmlns=\"urn:ietf:params:xml:ns:netmod:notification\"><why>done</why></replayComplete>"
            + "<replayComplete/><seq>7</seq>");
        NetconfMessage message = Parse(text);

        Assert.Equal(["..", "..", ""], message.Unknown.Select(unknown => unknown.Parent).OrderDescending());
        Assert.Equal(text, NetconfWire.ToXml(message));
    }

    [Fact]
    public void A_notification_without_a_payload_is_a_fault()
    {
        Assert.False(NetconfWire.TryParse(Encoding.UTF8.GetBytes(Notify("")), out _, out XmlFault fault));

        Assert.Equal(XmlFaultCode.MissingElement, fault.Code);
    }

    [Fact]
    public void Events_that_differ_in_time_alone_are_not_equal()
    {
        ReplayCompleteEvent one = new() { EventTime = Then };

        Assert.Equal(one, new ReplayCompleteEvent { EventTime = Then });
        Assert.NotEqual(one, new ReplayCompleteEvent { EventTime = Then.AddSeconds(1) });
    }

    [Fact]
    public void Two_messages_in_one_document_are_refused_when_they_are_written()
    {
        ReplayCompleteEvent one = new() { EventTime = Then };

        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => NetconfWire.WriteAll(new System.Buffers.ArrayBufferWriter<byte>(), [one, one]));
        Assert.Contains("one message", refused.Message);
    }
}
