namespace LdmCodegen.Runtime.Session;

/// <summary>What a side says of itself before the first message, in protocols that have a greeting.</summary>
public interface IGreeting;
