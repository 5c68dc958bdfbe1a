using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A method whose body is decided statement by statement.</summary>
/// <param name="Summary">What it does, as documentation text.</param>
/// <param name="Signature">Everything before the body.</param>
/// <param name="Body">Its lines, indented.</param>
internal sealed record MethodView(string Summary, string Signature, EquatableArray<string> Body);

/// <summary>A field.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
internal sealed record FieldView(string Type, string Name);

/// <summary>A property of a generated record.</summary>
/// <param name="Doc">Its documentation lines.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Initializer">Its initial value with equals sign and semicolon, or nothing.</param>
/// <param name="Obsolete">The argument of <c>[Obsolete]</c>, or null.</param>
internal sealed record MemberView(
    EquatableArray<string> Doc, string Type, string Name, string Initializer, string? Obsolete);

/// <summary>A positional parameter of a generated record.</summary>
/// <param name="Doc">Its documentation lines.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">The property's name.</param>
/// <param name="Variable">The name as a parameter.</param>
internal sealed record ParameterView(EquatableArray<string> Doc, string Type, string Name, string Variable);

/// <summary>One member of a record's <c>PrintMembers</c>.</summary>
/// <param name="Label">A C# literal of what is printed before the value.</param>
/// <param name="Value">An expression for what is printed.</param>
internal sealed record PrintView(string Label, string Value);

/// <summary>What a required member must be for a message to be whole.</summary>
/// <param name="Test">True when it is missing.</param>
/// <param name="Code">The fault's code.</param>
/// <param name="Message">The fault's message, a C# literal.</param>
internal sealed record RequiredView(string Test, string Code, string Message);
