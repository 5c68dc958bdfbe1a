namespace LdmCodegen.Runtime;

/// <summary>A document or a stream could not be read; <see cref="Fault"/> says what is wrong and where.</summary>
public sealed class XmlFaultException : FormatException
{
    /// <summary>Makes the exception for a fault.</summary>
    /// <param name="fault">The fault; its text becomes the message.</param>
    public XmlFaultException(XmlFault fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>What is wrong and where.</summary>
    public XmlFault Fault { get; }
}
