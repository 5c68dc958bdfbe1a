namespace LdmCodegen.Schema.Reading;

/// <summary>Ids of the faults that the runtime can repair; the list is closed.</summary>
internal static class Repairs
{
    public static readonly string[] Ids =
        ["tag-not-ended", "blank-missing", "closed-twice", "opened-twice", "comment", "ampersand"];
}
