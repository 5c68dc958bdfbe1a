namespace LdmCodegen.Generator.Pipeline;

/// <summary>Names of the pipeline's stages, in order; tests ask by them why a stage ran.</summary>
internal static class StageNames
{
    /// <summary>The project's properties.</summary>
    public const string Settings = nameof(Settings);

    /// <summary>The project's C# version.</summary>
    public const string Language = nameof(Language);

    /// <summary>
    /// One schema file, read, with its settings. This, Link and Compile know places in files; what follows does not.
    /// </summary>
    public const string Read = nameof(Read);

    /// <summary>One contract file, read.</summary>
    public const string Contracts = nameof(Contracts);

    /// <summary>One schema file with those it imports, and its contract.</summary>
    public const string Link = nameof(Link);

    /// <summary>One checked protocol and the findings in its file.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>One protocol to generate from; knows no places.</summary>
    public const string Model = nameof(Model);

    /// <summary>All generated files of one protocol, as views.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>One generated file as a view; rendered only when it differs.</summary>
    public const string View = nameof(View);

    /// <summary>
    /// Whether a reference has one protocol already; asked after every edit, answered by findings alone.
    /// </summary>
    public const string References = nameof(References);

    /// <summary>
    /// Which types of one protocol the project declares itself; asked after every edit, answered by findings alone.
    /// </summary>
    public const string Types = nameof(Types);

    /// <summary>Every stage.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Settings, Language, Read, Contracts, Link, Compile, Model, Plan, View, References, Types];
}
