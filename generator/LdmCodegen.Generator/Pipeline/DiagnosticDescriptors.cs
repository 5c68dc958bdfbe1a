using LdmCodegen.Schema;
using Microsoft.CodeAnalysis;

namespace LdmCodegen.Generator.Pipeline;

/// <summary>
/// What the compiler knows of every finding: those of the schema language, and the generator's own (LDM5xxx).
/// </summary>
internal static class DiagnosticDescriptors
{
    /// <summary>The page with one row for each id.</summary>
    public const string HelpPage = "https://github.com/ldmcodegen/ldmcodegen/blob/main/docs/diagnostics.md";

    private const string Category = "LdmCodegen.Environment";

    public static readonly DiagnosticDescriptor InternalError = Error(
        "LDM5001",
        "Fault in the generator",
        "The generator failed on '{0}', from which not everything is generated; please report this with the schema: {1}");

    public static readonly DiagnosticDescriptor SameProtocol = Error(
        "LDM5002",
        "Protocol in two files",
        "Another file declares protocol '{0}' too, names compared without case; nothing is generated from this one");

    public static readonly DiagnosticDescriptor SameFile = Error(
        "LDM5003",
        "Two generated files of one name",
        "Protocol '{0}' gives two generated files the name '{1}', compared without case; only the first is generated");

    public static readonly DiagnosticDescriptor BadOption = Error(
        "LDM5004",
        "Option value not valid",
        "'{0}' is not a value of {1}; valid values are: {2}");

    public static readonly DiagnosticDescriptor UnknownTargetVersion = Error(
        "LDM5005",
        "Target version not in the schema",
        "LdmTargetVersion is '{0}', which is not a version of protocol '{1}'; its versions are: {2}");

    public static readonly DiagnosticDescriptor LanguageTooOld = Error(
        "LDM5006",
        "C# version too low",
        "The project compiles C# {0}, and generated code needs C# 9 or newer: set <LangVersion>latest</LangVersion>");

    public static readonly DiagnosticDescriptor NoSchema = Make(
        "LDM5007",
        "No schema file",
        "The project has no *.protocol.xml file with root <protocol> in namespace '{0}', so nothing is generated",
        Category,
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor AlreadyReferenced = Make(
        "LDM5008",
        "Protocol in a reference",
        "Protocol '{0}' is generated in the reference '{1}' already: use its types, or set ImportOnly on this file",
        Category,
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NoMessages = Make(
        "LDM5009",
        "Protocol without messages",
        "Protocol '{0}' lays out no messages, so nothing is generated from it; other files can import it",
        Category,
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor OrphanContract = Make(
        "LDM3010",
        "Contract of no schema",
        "No schema of the project declares protocol '{0}', so nothing is held against this contract; the file is named after its protocol",
        "LdmCodegen.Compatibility",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor UnreadableFile = Error(
        "LDM5010",
        "Schema file not readable",
        "The schema file '{0}' cannot be read: check the path of its LdmProtocol item, and that the file is there");

    /// <summary>Says where a repair can be had. Nobody sees it: editors offer what it stands for.</summary>
    public static readonly DiagnosticDescriptor Repairable = Make(
        "LDM5011",
        "Finding with a repair",
        "{0} can be repaired here: {1}",
        Category,
        DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor TakenType = Error(
        "LDM5012",
        "Type exists already",
        "{0} '{1}' is generated from here, and {2} declares it too: {3}");

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = MakeAll();

    /// <summary>Every descriptor, in order of id.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
        ById.Values.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static Dictionary<string, DiagnosticDescriptor> MakeAll()
    {
        DiagnosticDescriptor[] own =
        [
            InternalError, SameProtocol, SameFile, BadOption, UnknownTargetVersion, LanguageTooOld, NoSchema,
            AlreadyReferenced, NoMessages, OrphanContract, UnreadableFile, Repairable, TakenType,
        ];
        return SchemaRules.All.Select(From).Concat(own)
            .ToDictionary(static descriptor => descriptor.Id, StringComparer.Ordinal);
    }

    private static DiagnosticDescriptor From(SchemaRule rule) => Make(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        rule.Category,
        rule.Severity switch
        {
            SchemaSeverity.Error => DiagnosticSeverity.Error,
            SchemaSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        });

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Make(id, title, message, Category, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Make(
        string id, string title, string message, string category, DiagnosticSeverity severity)
    {
        return new DiagnosticDescriptor(
            id,
            title,
            message,
            category,
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"{HelpPage}#{id.ToLowerInvariant()}");
    }
}
