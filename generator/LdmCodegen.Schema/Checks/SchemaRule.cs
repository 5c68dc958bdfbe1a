namespace LdmCodegen.Schema;

/// <summary>A kind of finding.</summary>
/// <param name="Id">The id, such as <c>LDM2001</c>; never reused.</param>
/// <param name="Title">The finding in a few words.</param>
/// <param name="MessageFormat">The message, with <c>{0}</c> for arguments.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Category">The group it belongs to.</param>
public sealed record SchemaRule(
    string Id, string Title, string MessageFormat, SchemaSeverity Severity, string Category);

/// <summary>How bad a finding is.</summary>
public enum SchemaSeverity
{
    /// <summary>The build fails.</summary>
    Error,

    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>Shown by editors; builds do not print it unless its severity is raised.</summary>
    Info,
}
