using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LdmCodegen.Generator.Tests;

/// <summary>
/// Runs the generator as the compiler does, and again after edits. Each <c>With…</c> and <c>Edit…</c> gives another driver
/// that remembers the runs before it:
/// <code>
/// Run first = Driver.For(("a.protocol.xml", text)).With("LdmGenerate", "client,server").Run();
/// Run second = first.Driver.Edit("a.protocol.xml", text => text.Replace("login", "sign-in")).Run();
/// Assert.Equal([Modified], second.Reasons(StageNames.Compile));
/// </code>
/// </summary>
internal sealed class Driver
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<SchemaText> _files;
    private readonly OptionsInMemory _options;

    private Driver(
        GeneratorDriver driver, CSharpCompilation compilation, ImmutableArray<SchemaText> files, OptionsInMemory options)
    {
        _driver = driver;
        _compilation = compilation;
        _files = files;
        _options = options;
    }

    /// <summary>Keys of options that the generator asked for.</summary>
    public IEnumerable<string> AskedOptions => _options.Asked;

    /// <summary>A driver for a project with one empty source file and these additional files.</summary>
    public static Driver For(params (string Path, string Text)[] files) => For(LanguageVersion.Latest, files);

    public static Driver For(LanguageVersion language, params (string Path, string Text)[] files)
    {
        // Documentation is checked too: a generated member without it is a warning in a documented project.
        CSharpParseOptions parseOptions = new(language, DocumentationMode.Diagnose);
        ImmutableArray<SchemaText> texts = [.. files.Select(file => new SchemaText(file.Path, file.Text))];
        OptionsInMemory options = OptionsInMemory.Create();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new LdmGenerator().AsSourceGenerator()],
            texts,
            parseOptions,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Driver(driver, Consumer.Create(parseOptions), texts, options);
    }

    /// <summary>Sets a build property, such as <c>LdmGenerate</c>.</summary>
    public Driver With(string property, string value) => WithOptions(_options.With(property, value));

    /// <summary>Sets metadata of an additional file, such as <c>LdmImportOnly</c>.</summary>
    public Driver WithMetadata(string path, string name, string value) =>
        WithOptions(_options.WithMetadata(path, name, value));

    /// <summary>Adds C# of the user's own.</summary>
    public Driver WithSource(string source)
    {
        string path = $"User{_compilation.SyntaxTrees.Length}.cs";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, ParseOptions, path);
        return new Driver(_driver, _compilation.AddSyntaxTrees(tree), _files, _options);
    }

    /// <summary>References another project with this C#.</summary>
    public Driver WithReference(string assembly, string source)
    {
        CSharpCompilation referenced = _compilation.RemoveAllSyntaxTrees().WithAssemblyName(assembly)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, ParseOptions));
        return new Driver(_driver, _compilation.AddReferences(referenced.ToMetadataReference()), _files, _options);
    }

    /// <summary>Changes C# of the user's own.</summary>
    public Driver EditSource(string source)
    {
        SyntaxTree old = _compilation.SyntaxTrees[0];
        SyntaxTree changed = CSharpSyntaxTree.ParseText(source, ParseOptions, old.FilePath);
        return new Driver(_driver, _compilation.ReplaceSyntaxTree(old, changed), _files, _options);
    }

    /// <summary>Changes an additional file; a change that changes nothing is a faulty test.</summary>
    public Driver Edit(string path, Func<string, string> edit)
    {
        SchemaText old = _files.Single(file => file.Path == path);
        SchemaText changed = new(path, edit(old.Text));
        Assert.NotEqual(old.Text, changed.Text);
        return new Driver(
            _driver.ReplaceAdditionalText(old, changed), _compilation, _files.Replace(old, changed), _options);
    }

    /// <summary>Adds an additional file.</summary>
    public Driver Add(string path, string text)
    {
        SchemaText added = new(path, text);
        return new Driver(_driver.AddAdditionalTexts([added]), _compilation, _files.Add(added), _options);
    }

    /// <summary>Adds an additional file that behaves in a way of its own; it cannot be edited.</summary>
    public Driver Add(AdditionalText file) => new(_driver.AddAdditionalTexts([file]), _compilation, _files, _options);

    /// <summary>Removes an additional file.</summary>
    public Driver Remove(string path)
    {
        SchemaText old = _files.Single(file => file.Path == path);
        return new Driver(_driver.RemoveAdditionalTexts([old]), _compilation, _files.Remove(old), _options);
    }

    public Run Run()
    {
        GeneratorDriver driver = _driver.RunGenerators(_compilation);
        Driver next = new(driver, _compilation, _files, _options);
        return new Run(next, driver.GetRunResult().Results.Single(), _compilation);
    }

    private CSharpParseOptions ParseOptions => (CSharpParseOptions)_compilation.SyntaxTrees[0].Options;

    private Driver WithOptions(OptionsInMemory options) =>
        new(_driver.WithUpdatedAnalyzerConfigOptions(options), _compilation, _files, options);
}
