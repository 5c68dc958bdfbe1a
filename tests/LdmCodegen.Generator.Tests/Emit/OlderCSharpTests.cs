using LdmCodegen.Generator.Emit.Code;

namespace LdmCodegen.Generator.Tests.Emit;

public sealed class OlderCSharpTests
{
    [Theory]
    [InlineData("f(\"ab\"u8);", "f(new byte[] { 97, 98 /* ab */ });")]
    [InlineData("f(\"\"u8);", "f(new byte[] {  });")]
    [InlineData("f(a ? \"x\"u8 : \"é\"u8);", "f(a ? (global::System.ReadOnlySpan<byte>)new byte[] { 120 /* x */ } : (global::System.ReadOnlySpan<byte>)new byte[] { 195, 169 /* é */ });")]
    [InlineData("f(\"\\\"\\\\\\n\\u0001\"u8);", "f(new byte[] { 34, 92, 10, 1 /* \\\"\\\\\\n\\u0001 */ });")]
    [InlineData("f(\"*/\"u8);", "f(new byte[] { 42, 47 });")]
    [InlineData("f(\n    \"a\"u8 +\n    \"b\"u8);", "f(\n    new byte[] { 97 /* a */,\n    98 /* b */ });")]
    [InlineData("f(\"a\"); // \"b\"u8", "f(\"a\"); // \"b\"u8")]
    [InlineData("f('\"', \"a\"u8);", "f('\"', new byte[] { 97 /* a */ });")]
    [InlineData("f(\"\\\"\", \"a\"u8);", "f(\"\\\"\", new byte[] { 97 /* a */ });")]
    [InlineData("int F(scoped Span<byte> a, scoped Span<byte> b)", "int F(Span<byte> a, Span<byte> b)")]
    public void Literals_of_bytes_become_arrays_of_constants(string code, string spelled)
    {
        Assert.Equal(spelled + "\n", OlderCSharp.Spell(code + "\n", CSharpLevel.CSharp10));
    }

    [Fact]
    public void A_namespace_of_the_file_becomes_a_block()
    {
        const string Code = "#nullable enable\n\nnamespace A.B;\n\nclass C\n{\n#pragma warning disable X\n    int d;\n}\n";

        Assert.Equal(
            "#nullable enable\n\nnamespace A.B\n{\n    class C\n    {\n#pragma warning disable X\n        int d;\n    }\n}\n",
            OlderCSharp.Spell(Code, CSharpLevel.CSharp9));
    }

    [Fact]
    public void Code_for_the_newest_version_is_left_alone()
    {
        const string Code = "namespace A;\n\nf(\"a\"u8);";

        Assert.Same(Code, OlderCSharp.Spell(Code, CSharpLevel.CSharp11));
    }
}
