using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit.Layout;

/// <summary>Reads and writes an action's options: words of one text.</summary>
internal static class OptionsCode
{
    public static string Type(OptionModel option) => option.Type is null
        ? "bool"
        : option.OperandOptional ? "string?" : ClrTypes.Of(option.Type) + "?";

    public static string Variable(OptionModel option) => CSharp.Camel(option.NameClr).TrimStart('@') + "Option";

    public static EquatableArray<string> Read(ActionModel action, ProtocolNames protocol)
    {
        CodeLines lines = new(2);
        foreach (OptionModel option in action.Options)
        {
            lines.Line($"{Type(option)} {Variable(option)} = {(option.Type is null ? "false" : "null")};");
        }

        lines.Line("string[] words = reader.OptionWords();");
        lines.Block("for (int i = 0; i < words.Length; i++)", () =>
        {
            if (action.Options.IsEmpty)
            {
                lines.Line("reader.KeepOption(words[i]);");
                return;
            }

            lines.Block("switch (words[i])", () => Cases(lines, action, protocol));
        });
        return lines.ToLines();
    }

    public static EquatableArray<string> Write(ActionModel action)
    {
        CodeLines lines = new(2);
        IEnumerable<string> given = action.Options.Select(IsSet).Append("UnknownOptions is not null");
        lines.Block($"if ({string.Join(" || ", given)})", () =>
        {
            lines.Line("writer.BeginOptions();");
            foreach (OptionModel option in action.Options)
            {
                lines.Block($"if ({IsSet(option)})", () => WriteOne(lines, option));
                lines.Blank();
            }

            lines.Block("if (UnknownOptions is not null)", () =>
            {
                lines.Line("writer.WriteOption(\"\"u8);");
                lines.Line("writer.Xml.WriteText(UnknownOptions);");
            });
            lines.Blank();
            lines.Line("writer.EndOptions();");
        });
        return lines.ToLines();
    }

    private static void Cases(CodeLines lines, ActionModel action, ProtocolNames protocol)
    {
        foreach (OptionModel option in action.Options.Where(static option => option.Flag is not null))
        {
            Case(lines, option, protocol);
        }

        OptionModel? bare = action.Options.FirstOrDefault(static option => option.Flag is null);
        if (bare is not null)
        {
            string value = CSharp.Camel(bare.NameClr).TrimStart('@') + "Value";
            string parse = Parse(bare, "words[i]", value, protocol);
            lines.Line($"case {{ }} when {Variable(bare)} is null && words[i][0] != '-'{parse}:");
            lines.Indented(() =>
            {
                lines.Line($"{Variable(bare)} = {Take(bare, "words[i]", value)};");
                lines.Line("break;");
            });
        }

        lines.Line("default:");
        lines.Indented(() =>
        {
            lines.Line("reader.KeepOption(words[i]);");
            lines.Line("break;");
        });
    }

    private static void Case(CodeLines lines, OptionModel option, ProtocolNames protocol)
    {
        string flag = CSharp.Text(option.Flag!);
        if (option.Type is null)
        {
            lines.Line($"case {flag}:");
            lines.Indented(() =>
            {
                lines.Line($"{Variable(option)} = true;");
                lines.Line("break;");
            });
            return;
        }

        string value = CSharp.Camel(option.NameClr).TrimStart('@') + "Value";
        string isOperand = option.OperandOptional ? " && words[i + 1][0] != '-'" : "";
        lines.Line(
            $"case {flag} when i + 1 < words.Length{isOperand}{Parse(option, "words[i + 1]", value, protocol)}:");
        lines.Indented(() =>
        {
            lines.Line($"{Variable(option)} = {Take(option, "words[i + 1]", value)};");
            lines.Line("i++;");
            lines.Line("break;");
        });
        if (option.OperandOptional)
        {
            lines.Line($"case {flag}:");
            lines.Indented(() =>
            {
                lines.Line($"{Variable(option)} = \"\";");
                lines.Line("break;");
            });
        }
    }

    private static bool IsParsed(OptionModel option) =>
        option is { OperandOptional: false, Type: { } type } && ClrTypes.CanFail(type);

    private static string Parse(OptionModel option, string word, string value, ProtocolNames protocol) =>
        IsParsed(option)
        ? $" && {protocol.Reader}.Plain({word}).TryGet{option.Type!.Kind}(out {ClrTypes.Of(option.Type)} {value})"
        : "";

    private static string Take(OptionModel option, string word, string value) => IsParsed(option)
        ? value
        : option is { OperandOptional: false, Type.Kind: TypeKind.Enum } ? $"new {option.Type.Enum}({word})" : word;

    private static string IsSet(OptionModel option) =>
        option.Type is null ? option.NameClr : $"{option.NameClr} is not null";

    private static void WriteOne(CodeLines lines, OptionModel option)
    {
        string flag = option.Flag ?? "";
        if (option.Type is null)
        {
            lines.Line($"writer.WriteOption({CSharp.Utf8(flag)});");
            return;
        }

        string name = option.NameClr;
        if (option.OperandOptional)
        {
            lines.Line($"writer.WriteOption({name}.Length == 0 ? {CSharp.Utf8(flag)} : {CSharp.Utf8(flag + " ")});");
            lines.Block(
                $"if ({name}.Length > 0)",
                () => lines.Line($"writer.WriteOperand(nameof({name}), {name}, mayStartWithDash: false);"));
            return;
        }

        lines.Line($"writer.WriteOption({CSharp.Utf8(flag.Length == 0 ? "" : flag + " ")});");
        string mayStartWithDash = flag.Length > 0 ? "true" : "false";
        lines.Line(option.Type.Kind switch
        {
            TypeKind.String => $"writer.WriteOperand(nameof({name}), {name}, mayStartWithDash: {mayStartWithDash});",
            TypeKind.Enum =>
                $"writer.WriteOperand(nameof({name}), {name}.Value.Wire, mayStartWithDash: {mayStartWithDash});",
            _ => $"writer.Xml.Write{option.Type.Kind}({name}.Value);",
        });
    }
}
