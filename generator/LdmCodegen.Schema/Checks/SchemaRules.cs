using LdmCodegen.Schema.Model;

namespace LdmCodegen.Schema;

/// <summary>
/// Every rule of the schema language. An id is never reused; <c>docs/diagnostics.md</c> has cause and cure of each.
/// </summary>
public static partial class SchemaRules
{
    /// <summary>Every rule, in order of id.</summary>
    public static EquatableArray<SchemaRule> All => new(
    [
        NotWellFormed, UnknownElement, UnknownAttribute, MissingAttribute, UnexpectedText, MissingText,
        NestedTooDeep, BadBool, BadNumber, BadSize, BadTime, BadChoice, BadName, BadXmlName, BadWireText, BadPath,
        BadType, BadShapeUse, BadRuleId, DuplicateName, DuplicateClrName, ReservedClrName, InvalidClrName,
        InvalidNamespace, UndefinedShape, UndefinedType, UndefinedResource, UndefinedAction, UndefinedGroup,
        UndefinedEvent, UndefinedVersion, UntilBeforeSince, UndefinedPrefix, ImpossiblePath, ImportNotFound,
        ImportCycle, AmbiguousImport, ExtensionChanges, RegisterWithoutUnregister, ExampleOfNothing, MissingLayout,
        PropertyWithoutPlace, UnreadableProperty, ShapeCycle, TransportConflict, TooManyGroups, FixedWithoutValue,
        KeysFoldTogether, SpellingWithoutKey, ListNameTaken,
        AliasMixes, ReadingOfNothing, ReadingWithoutPlace, MapToNothing,
        BindsNoPrefix, OptionsNotRead, DialectConflict, SetsNothing, CannotBeSet,
        LayoutConflict, EnvelopePlace, OnePayloadOnly, RepeatsWithoutList, UndefinedProperty, NameIsNoElement,
        RegistrationNeedsValue,
        RemovedFromContract, RenamedInContract, NarrowedInContract, RegisteredDifferently, NewlyRequired,
        LaidOutDifferently, RetiredName, NotInContract, BadContractLine, MissingDoc, SecretNotSensitive,
        SinceBeforeOwner, AllowsNothing, NearlyAnotherGroup,
    ]);

    /// <summary>
    /// Rules about what is not there: said only of a file that could be read to its end with its imports.
    /// </summary>
    internal static bool IsAboutAbsence(SchemaRule rule) =>
        rule == UndefinedShape || rule == UndefinedType || rule == UndefinedResource || rule == UndefinedAction
        || rule == UndefinedGroup || rule == UndefinedEvent || rule == UndefinedVersion || rule == UndefinedPrefix
        || rule == ExampleOfNothing || rule == MissingLayout || rule == ReadingOfNothing || rule == MapToNothing
        || rule == BindsNoPrefix || rule == SetsNothing;
}
