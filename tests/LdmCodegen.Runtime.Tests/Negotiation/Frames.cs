using System.Text;
using LdmCodegen.Runtime.Framing;
using LdmCodegen.Runtime.Negotiation;

namespace LdmCodegen.Runtime.Tests.Negotiation;

/// <summary>Frames for state machines, and their steps as text.</summary>
internal static class Frames
{
    public const string BareHeader =
        "<?xml version=\"1.0\"?><stream:stream xml:lang=\"en\" version=\"1.0\" id=\"xmpp\">";
    public const string Header =
        "<stream:stream xmlns=\"jabber:client\" xmlns:stream=\"http://etherx.jabber.org/streams\" to=\"h\" "
            + "version=\"1.0\">";

    public const string StartTls = "<starttls xmlns=\"urn:ietf:params:xml:ns:xmpp-tls\"/>";
    public const string TlsOffer =
        "<stream:features><starttls xmlns=\"urn:ietf:params:xml:ns:xmpp-tls\"><required/></starttls></stream:features>";

    public const string PlainOffer =
        "<stream:features><mechanisms xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"><mechanism>PLAIN</mechanism>"
            + "</mechanisms>"
        + "</stream:features>";

    public const string NoOffer = "<stream:features/>";
    public const string Proceed = "<proceed xmlns=\"urn:ietf:params:xml:ns:xmpp-tls\"/>";
    public const string Success = "<success xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"/>";

    public static Frame Open(string text) => new(FrameKind.StreamOpen, Encoding.UTF8.GetBytes(text), 0);

    public static Frame Document(string text) => new(FrameKind.Document, Encoding.UTF8.GetBytes(text), 0);

    public static Frame Close { get; } = new(FrameKind.StreamClose, Encoding.UTF8.GetBytes("</stream:stream>"), 0);

    public static Frame End { get; } = new(FrameKind.End, default, 0);

    public static string Auth(string user, string password) =>
        "<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">"
        + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")) + "</auth>";

    public static string Describe(NegotiationStep step)
    {
        string sent = step.Send.Length == 0 ? "" : $" send {Encoding.UTF8.GetString(step.Send)}";
        string failure = step.Failure is null
            ? ""
            : $" {step.Failure.Kind} at {step.Failure.Stage}: {step.Failure.Message}";
        return step.Action + failure + sent;
    }
}
