using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Decoding;

/// <summary>A whole document of the input, or what stands there instead of one.</summary>
/// <param name="Number">Which document of the input, from 1.</param>
/// <param name="Bytes">The document; with a fault, all up to where the next one may begin.</param>
/// <param name="Offset">Bytes of the input before its first byte.</param>
/// <param name="Fault">Why there is no document; its offset counts from the start of the input.</param>
internal sealed record InputDocument(int Number, ReadOnlyMemory<byte> Bytes, long Offset, XmlFault? Fault);
