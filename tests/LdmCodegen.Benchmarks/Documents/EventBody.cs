namespace LdmCodegen.Benchmarks.Documents;

/// <summary>What an event says, before it has a layout.</summary>
internal sealed record EventBody(string Action, string? Domain, string SectionType, params ItemBody[] Items);

/// <summary>A resource: its kind, elements with a prefix of their own, and entries by key.</summary>
internal sealed record ItemBody(string Kind, (string Element, string Value)[] Elements, (string Key, string Value)[] Entries);
