namespace LdmCodegen.Runtime;

/// <summary>The faults that can be tolerated, each with one fixed repair. The list is closed.</summary>
public enum XmlRepairKind
{
    /// <summary><c>tag-not-ended</c>: a start tag without its end before the next tag. The end is put in.</summary>
    TagNotEnded,

    /// <summary>
    /// <c>blank-missing</c>: no white space between a name and an attribute, or between two attributes. A blank is put in.
    /// </summary>
    BlankMissing,

    /// <summary>
    /// <c>closed-twice</c>: an empty-element tag, then content and an end tag. The empty-element tag becomes a start tag.
    /// </summary>
    ClosedTwice,

    /// <summary>
    /// <c>opened-twice</c>: a second start tag where the element should end. It becomes an end tag.
    /// </summary>
    OpenedTwice,

    /// <summary><c>comment</c>: a comment. It is left out.</summary>
    Comment,

    /// <summary>
    /// <c>ampersand</c>: an ampersand that begins none of the references that XML predefines. It stands for itself.
    /// </summary>
    Ampersand,

    /// <summary><c>alias</c>: another name of an element or attribute. The schema's name takes its place.</summary>
    Alias,
}
