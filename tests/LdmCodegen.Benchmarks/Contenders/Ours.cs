using LdmCodegen.Runtime;
using LogicalDomains;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>The generated reader.</summary>
internal sealed class Ours(string name, Func<byte[], LdmMessage> read) : Contender(name)
{
    /// <summary>The general path: no state, nothing learned, nothing predicted.</summary>
    public static Ours General() => new("ours, general path", static document =>
        LdmWire.TryReadAll(document, LdmProtocol.Instance.Description.Limits, default, out LdmMessage[] messages, out XmlFault fault)
            ? messages[0]
            : throw new XmlFaultException(fault));

    /// <summary>Without state: as the schema predicts, and in the general way where that is surprised.</summary>
    public static Ours Predicting() => new("ours, as predicted", static document => LdmWire.Parse(document));

    /// <summary>The reader of one connection, which learns what its peer sends.</summary>
    public static Ours Learning()
    {
        LdmParser parser = new();
        return new("ours", document => parser.Parse(document));
    }

    public override object Read(byte[] document) => read(document);

    public override string AnswerTo(byte[] document) => OurAnswer.Of(read(document));
}
