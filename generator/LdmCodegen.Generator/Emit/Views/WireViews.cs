using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Views;

/// <summary>A dialect.</summary>
internal sealed record DialectView(string Name, int Value, EquatableArray<string> Doc);

/// <summary>The facade without a connection.</summary>
internal sealed record WireView(
    string HintName, ProtocolNames Protocol, EquatableArray<DialectView> Dialects, bool HasReadings,
    bool HasSettings, bool Predicts)
    : ProtocolFileView(HintName, "wire", Protocol);

/// <summary>A fixed attribute that can be set.</summary>
/// <param name="Name">The C# property.</param>
/// <param name="Field">The field of the writer.</param>
/// <param name="Number">Its number at run time.</param>
/// <param name="Doc">Documentation lines.</param>
/// <param name="Obsolete">The reason why not to use it; null for none.</param>
internal sealed record SettingView(string Name, string Field, string Number, EquatableArray<string> Doc, string? Obsolete);

/// <summary>How documents are written, where fixed attributes can be set.</summary>
internal sealed record SpellingView(string HintName, ProtocolNames Protocol, EquatableArray<SettingView> Settings)
    : ProtocolFileView(HintName, "spelling", Protocol);
