namespace LdmCodegen.Runtime.Client;

/// <summary>Where in the replies to a batch the reply to one command is.</summary>
/// <typeparam name="TReply">The type of that reply.</typeparam>
/// <param name="Index">The number of the command in its batch, from 0.</param>
public readonly record struct BatchPlace<TReply>(int Index);
