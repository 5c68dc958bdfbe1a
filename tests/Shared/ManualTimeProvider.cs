namespace LdmCodegen.Tests.Shared;

/// <summary>The clock that users' tests step.</summary>
internal sealed class ManualTimeProvider : LdmCodegen.Testing.ManualTimeProvider;
