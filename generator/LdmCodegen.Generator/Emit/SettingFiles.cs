using LdmCodegen.Generator.Emit.Code;
using LdmCodegen.Generator.Emit.Views;
using LdmCodegen.Schema.Model;

namespace LdmCodegen.Generator.Emit;

/// <summary>Fixed attributes that options can set.</summary>
internal static class SettingFiles
{
    /// <summary>Whether writers can set fixed attributes.</summary>
    public static bool Any(ProtocolParts parts) => parts.Model.Wire.AllSettings().Count > 0;

    /// <summary>The fixed attributes that can be set, as properties of options.</summary>
    public static EquatableArray<SettingView> Of(ProtocolParts parts) =>
        parts.Model.Wire.AllSettings().Select((setting, i) =>
        {
            IEnumerable<string> dialects = parts.Model.Dialects
                .Where(dialect => dialect.ValueOf(setting) != setting.Value)
                .Select(dialect => $"{dialect.ValueOf(setting)} in the dialect {dialect.Name}");
            string usual = string.Join(", ", dialects.Prepend(setting.Value));
            return new SettingView(
                setting.NameClr,
                Field(setting),
                CSharp.Number(i),
                Docs.Of(
                    setting.Facts, $"What documents say as {setting.Name}",
                    $"Null, the default, for what the dialect has: {usual}."),
                Docs.Obsolete(setting.Facts));
        }).ToEquatableArray();

    /// <summary>The field of the writer with what options say.</summary>
    public static string Field(SettingModel setting) => "_" + CSharp.Camel(setting.NameClr).TrimStart('@');
}
