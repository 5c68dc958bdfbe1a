using LdmCodegen.Schema.Contract;
using LdmCodegen.Schema.Model;
using LdmCodegen.Schema.Reading;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Schema.Tests;

/// <summary>
/// Every attribute of the language is changed both ways: its contract says so, or the attribute is listed as one that
/// no peer and no code can notice.
/// </summary>
public sealed class ContractVocabularyTests
{
    /// <summary>What is said for people, and what other attributes already show.</summary>
    private static readonly string[] Unnoticed =
    [
        "protocol/edition", "version/product", "release/product", "import/protocol", "resource/extend",
        "action/emits", "action/safe", "example/of",
        "*/deprecated", "*/doc", "*/note", "*/source", "*/allow", "*/sensitive",
    ];

    private static readonly string[] Texts =
    [
        .. new[] { "kept", "answering" }.Select(name => File.ReadAllText(
            Path.Combine(Repository.Root, $"tests/LdmCodegen.Schema.Tests/Samples/{name}.protocol.xml"))),
        """
        <protocol xmlns="urn:ldmcodegen:schema:1" name="Plain">
          <wire><message kind="call" root="say" unit="one" selector="what" payload="with" /></wire>
          <action name="hello" />
        </protocol>
        """,
    ];

    /// <summary>
    /// The attribute, what stands in the sample, what replaces it, and the findings of that change and of the way back.
    /// </summary>
    public static TheoryData<string, string, string, string, string> Changes => new()
    {
        { "protocol/name", "name=\"Kept\"", "name=\"Held\"", "LDM3001", "LDM3001" },
        { "protocol/namespace", "namespace=\"Kept\"", "namespace=\"Held\"", "LDM3002", "LDM3002" },
        { "versions/on", "on=\"@v\"", "on=\"@w\"", "LDM3006", "LDM3006" },
        { "version/id", "<version id=\"2\" />", "<version id=\"2\" /><version id=\"3\" />", "", "LDM3001" },
        { "release/id", "<release id=\"one-b\" />", "", "LDM3001", "" },
        { "xmlns/prefix", "prefix=\"m\"", "prefix=\"n\"", "LDM3001", "LDM3001" },
        { "xmlns/uri", "\"urn:kept\"", "\"urn:kept:2\"", "LDM3006", "LDM3006" },
        { "xmlns/uri", "    <xmlns prefix=\"k\" uri=\"urn:kept:old\" />\n", "", "LDM3001", "LDM3006" },
        { "dialect/name", "name=\"old\"", "name=\"ancient\"", "LDM3001", "LDM3001" },
        { "*/csharp", "csharp=\"OldOne\"", "csharp=\"OldTwo\"", "LDM3002", "LDM3002" },
        { "dialect/declare", " declare=\"false\"", "", "LDM3006", "LDM3006" },
        { "dialect/prefixes", " prefixes=\"false\" />", " />", "LDM3006", "LDM3006" },
        { "dialect/attribute-prefixes", " attribute-prefixes=\"false\"", "", "LDM3006", "LDM3006" },
        { "dialect/option", "option=\"opt\"", "option=\"opts\"", "LDM3006", "LDM3006" },
        { "dialect/event-limit", "event-limit=\"1000\"", "event-limit=\"500\"", "LDM3003", "LDM3006" },
        { "dialect/event-limit", " event-limit=\"1000\"", "", "LDM3006", "LDM3003" },
        { "set/fixed", "<set fixed=\"Words\" value=\"0\" />", "", "LDM3001", "LDM3006" },
        { "set/value", "<set fixed=\"Words\" value=\"0\"", "<set fixed=\"Words\" value=\"00\"", "LDM3006", "LDM3006" },
        { "unknown/event", "event=\"skip\"", "event=\"reject\"", "LDM3003", "" },
        { "unknown/event", "event=\"skip\"", "event=\"deliver\"", "", "LDM3003" },
        { "unknown/resource", "resource=\"skip\"", "resource=\"keep\"", "", "LDM3003" },
        { "unknown/property", "property=\"skip\"", "property=\"reject\"", "LDM3003", "" },
        { "unknown/element", "element=\"skip\"", "element=\"keep\"", "", "LDM3003" },
        { "unknown/attribute", "attribute=\"skip\"", "attribute=\"reject\"", "LDM3003", "" },
        { "unknown/value", "value=\"keep\"", "value=\"reject\"", "LDM3003", "" },
        { "unknown/action", "action=\"reply-failure\"", "action=\"reject\"", "LDM3003", "" },
        { "transport/port", "port=\"7001\"", "port=\"7003\"", "LDM3006", "LDM3006" },
        { "transport/framing", "framing=\"documents\" tls=\"direct\"", "framing=\"end-of-message\" tls=\"direct\"", "LDM3006", "LDM3006" },
        { "transport/tls", "tls=\"starttls\"", "tls=\"direct\"", "LDM3006", "LDM3006" },
        { "transport/tls-min", "tls-min=\"1.2\"", "tls-min=\"1.3\"", "LDM3003", "" },
        { "transport/sasl", " sasl=\"PLAIN\"", " sasl=\"none\"", "LDM3006", "LDM3006" },
        { "transport/local-sasl", "local-sasl=\"none\"", "local-sasl=\"PLAIN\"", "LDM3006", "LDM3006" },
        { "transport/probe", "probe=\"look\"", "probe=\"peek\"", "LDM3006", "LDM3006" },
        { "transport/probe", " probe=\"look\"", "", "", "LDM3006" },
        { "limits/message", "message=\"2MiB\"", "message=\"1MiB\"", "LDM3003", "" },
        { "limits/event", "event=\"1MiB\"", "event=\"512KiB\"", "LDM3003", "" },
        { "limits/depth", "depth=\"32\"", "depth=\"16\"", "LDM3003", "" },
        { "limits/attributes", "attributes=\"32\"", "attributes=\"64\"", "", "LDM3003" },
        { "limits/name", "name=\"128\"", "name=\"100\"", "LDM3003", "" },
        { "limits/document-time", "document-time=\"20s\"", "document-time=\"1min\"", "", "LDM3003" },
        { "header/name", "name=\"short\"", "name=\"brief\"", "LDM3001", "LDM3001" },
        { "header/text", "<![CDATA[<stream>]]>", "<![CDATA[<stream >]]>", "LDM3006", "LDM3006" },
        { "message/kind", "payload=\"with\" />", "payload=\"with\" /><message kind=\"event\" root=\"b\" unit=\"c\" selector=\"d\" payload=\"e\" />", "", "LDM3001" },
        { "message/root", "root=\"tell\"", "root=\"say\"", "LDM3006", "LDM3006" },
        { "message/names", " names=\"element\" id", " unit=\"do\" selector=\"verb\" payload=\"what\" id", "LDM3006", "LDM3006" },
        { "message/unit", "root=\"tell\" unit=\"do\"", "root=\"tell\" unit=\"so\"", "LDM3001 LDM3006", "LDM3001 LDM3006" },
        { "message/selector", "root=\"tell\" unit=\"do\" selector=\"verb\"", "root=\"tell\" unit=\"do\" selector=\"word\"", "LDM3006", "LDM3006" },
        { "message/option", "option=\"with\"", "option=\"plus\"", "LDM3006", "LDM3006" },
        { "message/option-also", "option-also=\"opt opts having\"", "option-also=\"opt opts\"", "LDM3003", "" },
        { "message/payload", "selector=\"verb\" payload=\"what\" />\n    <reply", "selector=\"verb\" payload=\"thing\" />\n    <reply", "LDM3001 LDM3006", "LDM3001 LDM3006" },
        { "message/id", "root=\"ask\" names=\"element\" id=\"@nr\"", "root=\"ask\" names=\"element\" id=\"@no\"", "LDM3006", "LDM3006" },
        { "reply/element", "element=\"answer\"", "element=\"response\"", "LDM3006", "LDM3006" },
        { "reply/levels", "levels=\"root unit payload\"", "levels=\"root\"", "LDM3006", "LDM3006" },
        { "reply/status", "status=\"state\"", "status=\"status\"", "LDM3006", "LDM3006" },
        { "reply/ok", "ok=\"fine\"", "ok=\"good\"", "LDM3006", "LDM3006" },
        { "reply/failed", "failed=\"bad\"", "failed=\"wrong\"", "LDM3006", "LDM3006" },
        { "reply/detail", "detail=\"why\"", "detail=\"text\"", "LDM3006", "LDM3006" },
        { "reply/element", "    <reply element=\"answer\" levels=\"root unit payload\" status=\"state\" ok=\"fine\" failed=\"bad\" detail=\"why\" />\n", "", "LDM3001", "LDM3005" },
        { "outcome/error", "error=\"problem\"", "error=\"fault\"", "LDM3006", "LDM3006" },
        { "outcome/shape", "shape=\"Problem\"", "shape=\"Trouble\"", "LDM3006", "LDM3006" },
        { "outcome/ok", "ok=\"done\"", "ok=\"good\"", "LDM3006", "LDM3006" },
        { "outcome/status", "status=\"Code\"", "status=\"Kind\"", "LDM3006", "LDM3006" },
        { "outcome/detail", "detail=\"Text\"", "detail=\"More\"", "LDM3006", "LDM3006" },
        { "outcome/severity", "severity=\"Weight\"", "severity=\"Heft\"", "LDM3006", "LDM3006" },
        { "outcome/warning", "warning=\"light\"", "warning=\"slight\"", "LDM3006", "LDM3006" },
        { "greeting/root", "root=\"hi\"", "root=\"hello\"", "LDM3006", "LDM3006" },
        { "greeting/shape", "shape=\"Hi\"", "shape=\"Hello\"", "LDM3006", "LDM3006" },
        { "greeting/from", "from=\"both\"", "from=\"server\"", "LDM3006", "LDM3006" },
        { "greeting/root", "    <greeting root=\"hi\" shape=\"Hi\" from=\"both\">\n      <fixed path=\"@version\" value=\"1\" />\n    </greeting>\n", "", "LDM3001", "LDM3005" },
        { "bag/item", "<bag item=\"Part\"", "<bag item=\"Item\"", "LDM3006", "LDM3006" },
        { "bag/selector", "selector=\"Kind\"", "selector=\"Sort\"", "LDM3006", "LDM3006" },
        { "bag/entry", "entry=\"Entry\"", "entry=\"Line\"", "LDM3006", "LDM3006" },
        { "bag/key", "key=\"@key\"", "key=\"@name\"", "LDM3006", "LDM3006" },
        { "bag/fold", " fold=\"true\"", "", "LDM3003", "" },
        { "bag/child-entries", " child-entries=\"true\"", "", "LDM3003", "" },
        { "nested/name", "name=\"Inner\"", "name=\"Within\"", "LDM3002", "LDM3002" },
        { "nested/element", "element=\"k:Inner\"", "element=\"k:Within\"", "LDM3006", "LDM3006" },
        { "fixed/path", "<fixed path=\"what/@format\"", "<fixed path=\"what/@form\"", "LDM3001", "LDM3001" },
        { "fixed/value", "<fixed path=\"@sort\" value=\"door\"", "<fixed path=\"@sort\" value=\"gate\"", "LDM3006", "LDM3006" },
        { "fixed/name", "<fixed path=\"what/@format\" value=\"1\"", "<fixed path=\"what/@format\" value=\"1\" name=\"Format\"", "", "LDM3003" },
        { "tolerance/name", "<tolerance name=\"usual\"", "<tolerance name=\"common\"", "LDM3001", "LDM3001" },
        { "allow/fault", "fault=\"closed-twice\"", "fault=\"opened-twice\"", "LDM3001", "LDM3001" },
        { "allow/on", "on=\"Door Yard\"", "on=\"Yard\"", "LDM3003", "" },
        { "allow/on", " on=\"Door Yard\"", "", "", "LDM3003" },
        { "alias/name", "<alias name=\"state\"", "<alias name=\"verb\"", "LDM3006", "LDM3006" },
        { "alias/also", "also=\"State\"", "also=\"STATE\"", "LDM3001", "LDM3001" },
        { "reading/name", "<reading name=\"ancient\"", "<reading name=\"antique\"", "LDM3001", "LDM3001" },
        { "reading/of", "of=\"call:open\"", "of=\"event:opened\"", "LDM3006", "LDM3006" },
        { "reading/root", "root=\"ancient\"", "root=\"antique\"", "LDM3006", "LDM3006" },
        { "reading/payload", "payload=\"all\"", "payload=\"every\"", "LDM3006", "LDM3006" },
        { "reading/object", "object=\"gate\"", "object=\"door\"", "LDM3006", "LDM3006" },
        { "map/from", "from=\"Safe/bulk\"", "from=\"Safe/mass\"", "LDM3001", "LDM3001" },
        { "map/to", "to=\"Safe.Size\"", "to=\"Safe.Marks\"", "LDM3006", "LDM3006" },
        { "enum/name", "<enum name=\"Mood\">", "<enum name=\"Mood\" csharp=\"Temper\">", "LDM3002", "LDM3002" },
        { "value/wire", "wire=\"loud\"", "wire=\"noisy\"", "LDM3001", "LDM3001" },
        { "*/since", " since=\"1\"", " since=\"2\"", "LDM3003", "" },
        { "*/since", "since=\"one-a\"", "since=\"one-b\"", "LDM3003", "" },
        { "*/until", "until=\"2\"", "until=\"1\"", "LDM3003", "" },
        { "*/until", "until=\"2\"", "until=\"one-b\"", "LDM3003", "" },
        { "resource/name", "<resource name=\"Lamp\" />", "<resource name=\"Torch\" />", "LDM3001", "LDM3001" },
        { "resource/wire", "wire=\"safe\"", "wire=\"vault\"", "LDM3001", "LDM3001" },
        { "resource/wire-also", "wire-also=\"strongbox coffer\"", "wire-also=\"coffer\"", "LDM3003", "" },
        { "property/name", "<property name=\"Ref\"", "<property name=\"Number\"", "LDM3002", "LDM3002" },
        { "property/path", "path=\"@ref\"", "path=\"@reference\"", "LDM3001", "LDM3001" },
        { "property/path", "path=\"@name | @label\"", "path=\"@name\"", "LDM3003", "" },
        { "property/key", "key=\"marks\"", "key=\"stamps\"", "LDM3001", "LDM3001" },
        { "property/key-also", "key-also=\"mass bulk\"", "key-also=\"mass\"", "LDM3003", "" },
        { "property/type", "key-also=\"mass bulk\" type=\"uint32\"", "key-also=\"mass bulk\" type=\"uint64\"", "", "LDM3003" },
        { "property/separator", "separator=\";\"", "separator=\"/\"", "LDM3003", "LDM3003" },
        { "property/repeats", " path=\"Color\" type=\"list of string\"", " path=\"Color\" type=\"list of string\" repeats=\"true\"", "LDM3006", "LDM3006" },
        { "property/required", " required=\"true\" />\n    <property name=\"Colors\"", " />\n    <property name=\"Colors\"", "LDM3006", "LDM3005" },
        { "property/default", "default=\"1\"", "default=\"2\"", "LDM3006", "LDM3006" },
        { "property/default", " default=\"1\"", "", "", "" },
        { "property/unit", "unit=\"kg\"", "unit=\"lb\"", "LDM3006", "LDM3006" },
        { "property/unit", " unit=\"kg\"", "", "", "" },
        { "property/space", " space=\"preserve\"", "", "LDM3006", "LDM3006" },
        { "items/name", "<items name=\"Things\"", "<items name=\"Items\"", "LDM3002", "LDM3002" },
        { "items/path", "path=\"Part\"", "path=\"Portion\"", "LDM3001", "LDM3001" },
        { "items/resource", " resource=\"Safe\"", "", "", "LDM3003" },
        { "item/name", "<item name=\"Light\"", "<item name=\"Glow\"", "LDM3002", "LDM3002" },
        { "item/path", "path=\"Light/Part\"", "path=\"Light/Part | Glow/Part\"", "", "LDM3003" },
        { "item/resource", "path=\"Light/Part\"", "path=\"Light/Part\" resource=\"Lamp\"", "LDM3003", "" },
        { "shape/name", "<shape name=\"GateRef\"", "<shape name=\"Gate\"", "LDM3001", "LDM3001" },
        { "shape/path", "path=\"Yard/Gate\"", "path=\"Yard/Gates\"", "LDM3006", "LDM3006" },
        { "shape/extends", " extends=\"DoorRef\"", "", "LDM3001", "LDM3005" },
        { "events/group", "<events group=\"Others\">", "<events group=\"Others\" csharp=\"Rest\">", "LDM3002", "LDM3002" },
        { "events/register", "register=\"watch\"", "register=\"look\"", "LDM3004", "LDM3004" },
        { "events/unregister", "unregister=\"leave\"", "unregister=\"look\"", "LDM3004", "LDM3004" },
        { "events/lasts", "unregister=\"leave\"", "lasts=\"session\"", "LDM3004", "LDM3004" },
        { "events/includes", " includes=\"Others\"", "", "LDM3004", "" },
        { "events/shape", "includes=\"Others\" shape=\"DoorRef\"", "includes=\"Others\" shape=\"GateRef\"", "LDM3006", "LDM3006" },
        { "event/name", "<event name=\"opened\" />", "<event name=\"opened\" /><event name=\"held\" />", "", "LDM3001" },
        { "event/shape", "shape=\"DoorRef?\"", "shape=\"DoorRef\"", "LDM3005", "LDM3006" },
        { "event/as", "shape=\"DoorRef*\" as=\"Doors\"", "shape=\"DoorRef*\"", "LDM3002", "LDM3002" },
        { "action/name", "<action name=\"list\"", "<action name=\"list-all\"", "LDM3001", "LDM3001" },
        { "action/request", "request=\"DoorRef\"", "request=\"DoorRef?\"", "LDM3006", "LDM3005" },
        { "action/reply", "reply=\"DoorRef*\" as=\"Doors\"", "reply=\"DoorRef\"", "LDM3003", "LDM3006" },
        { "action/as", "reply=\"DoorRef*\" as=\"Doors\"", "reply=\"DoorRef*\" as=\"List\"", "LDM3002", "LDM3002" },
        { "option/name", "<option name=\"Force\"", "<option name=\"Hard\"", "LDM3002", "LDM3002" },
        { "option/flag", "flag=\"-f\"", "flag=\"-F\"", "LDM3001", "LDM3001" },
        { "option/type", "flag=\"-t\" type=\"uint32\"", "flag=\"-t\" type=\"int64\"", "", "LDM3003" },
        { "option/operand", "operand=\"optional\"", "operand=\"required\"", "LDM3003", "" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_an_attribute_is_found_in_both_directions(
        string attribute, string before, string after, string forth, string back)
    {
        string sample = Assert.Single(Texts, text => text.Contains(before, StringComparison.Ordinal));
        Assert.Equal(2, sample.Split(before).Length);

        ProtocolModel old = Compile(sample);
        ProtocolModel changed = Compile(sample.Replace(before, after));

        Assert.NotEqual(ProtocolContract.Of(old), ProtocolContract.Of(changed));
        Assert.Equal((attribute, forth, back), (attribute, Rules(old, changed), Rules(changed, old)));
        AssertPlaced(attribute, sample.Replace(before, after), old);
        AssertPlaced(attribute, sample, changed);
    }

    [Fact]
    public void Every_attribute_is_changed_or_cannot_be_noticed()
    {
        IEnumerable<string> all = Vocabulary.Elements.Values
            .SelectMany(element => element.Attributes.Except(Vocabulary.Common)
                .Select(attribute => $"{element.Name}/{attribute.Name}"))
            .Concat(Vocabulary.Common.Select(attribute => "*/" + attribute.Name))
            .Append("header/text");

        Assert.Equal(
            all.Order(StringComparer.Ordinal),
            Changed().Concat(Unnoticed).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_on_evolving_names_each_attribute_with_its_findings()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/evolving.md"));

        foreach (string attribute in Changed())
        {
            string[] names = attribute.Split('/');
            IEnumerable<string> rules = Changes.Where(row => (string)row[0] == attribute)
                .SelectMany(row => $"{row[3]} {row[4]}".Split(' '))
                .Where(rule => rule.Length > 0).Distinct().Order(StringComparer.Ordinal);
            string start = $"| `{names[0]}` | `{names[1]}` |";
            string line = Assert.Single(page.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal));

            Assert.Equal($"{start} {string.Join(", ", rules)} |", line[..(line.IndexOf('|', start.Length) + 1)]);
        }
    }

    private static IEnumerable<string> Changed() => Changes.Select(row => (string)row[0]).Distinct();

    private static ProtocolModel Compile(string text)
    {
        SchemaResult result = SchemaTester.CompileFile(text);
        Assert.Equal("", string.Join("\n", result.Diagnostics.Where(found => found.Severity == SchemaSeverity.Error)));
        return result.Model!;
    }

    /// <summary>A finding stands where the schema says what changed, or at the line of the contract; not just somewhere.</summary>
    private static void AssertPlaced(string attribute, string text, ProtocolModel promised)
    {
        string contract = ContractFile.Write(promised.Name, ProtocolContract.Of(promised));
        SchemaFile file = SchemaCompiler.Read("sample.protocol.xml", text);
        SchemaResult result = SchemaCompiler.Compile(file, [], ContractFile.Read("sample.contract.txt", contract));

        Assert.All(
            result.Diagnostics.Where(found => found.Severity == SchemaSeverity.Error && !attribute.StartsWith("protocol/", StringComparison.Ordinal)),
            found => Assert.NotEqual(file.Root!.SpanOf("name"), found.Span));
    }

    private static string Rules(ProtocolModel old, ProtocolModel now) => string.Join(
        ' ',
        ContractComparison.Compare(ProtocolContract.Of(old), ProtocolContract.Of(now), Timeline.Of(now))
            .Select(change => change.Rule?.Id).OfType<string>().Distinct().Order(StringComparer.Ordinal));
}
