using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace LdmCodegen.Generator.Tests.Emit;

/// <summary>A schema with more messages than one method may read.</summary>
public sealed class ManyKindsTests
{
    private const int Events = 140;
    private const int Actions = 130;

    private delegate object Parse(ReadOnlySpan<byte> utf8);

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.Latest)]
    public void Each_of_many_messages_is_read_as_itself(LanguageVersion language)
    {
        Run run = Driver.For(language, ("/project/many.protocol.xml", Schema())).Run().AssertCompiles();
        Assembly assembly = run.Load();
        Parse parse = assembly.GetType("Many.ManyWire", throwOnError: true)!
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(IsParse).CreateDelegate<Parse>();
        Type type = assembly.GetType("Many.ManyParser", throwOnError: true)!;
        Parse learned = type.GetMethods().Single(IsParse).CreateDelegate<Parse>(
            type.GetConstructors().Single().Invoke([null, null]));

        for (int i = 0; i < Events; i++)
        {
            byte[] document = Document("note", $"thing-{i}-changed");
            Assert.Equal($"Thing{i}ChangedEvent", parse(document).GetType().Name);
            Assert.Equal($"Thing{i}ChangedEvent", learned(document).GetType().Name);
            Assert.Equal($"Thing{i}ChangedEvent", learned(document).GetType().Name);
        }

        for (int i = 0; i < Actions; i++)
        {
            Assert.Equal($"Change{i}Request", parse(Document("call", $"change-{i}")).GetType().Name);
            Assert.Equal($"Change{i}Reply", parse(Document("call", $"change-{i}", "<r><s>ok</s></r>")).GetType().Name);
        }

        Assert.Equal("ManyUnknownEvent", parse(Document("note", $"thing-{Events}-changed")).GetType().Name);
        Assert.Equal("ManyUnknownRequest", parse(Document("call", $"change-{Actions}")).GetType().Name);
    }

    [Fact]
    public void No_method_has_a_case_for_all_of_them()
    {
        Run run = Driver.For(("/project/many.protocol.xml", Schema())).Run();

        foreach (string file in new[] { "Many.Dispatcher.g.cs", "Many.ActionDispatcher.g.cs" })
        {
            foreach (string method in run.Source(file).Split("\n    }\n").Where(static text => text.Contains(".Read(ref reader)")))
            {
                Assert.InRange(method.Split("case ").Length - 1, 1, 128);
            }
        }
    }

    private static bool IsParse(MethodInfo method) => method.Name == "Parse"
        && method.GetParameters() is [{ } only] && only.ParameterType == typeof(ReadOnlySpan<byte>);

    private static byte[] Document(string root, string name, string status = "") => Encoding.UTF8.GetBytes(
        $"<{root}><item><name>{name}</name><data><thing id=\"t\"/>{status}</data></item></{root}>");

    private static string Schema()
    {
        StringBuilder text = new(
            """
            <protocol xmlns="urn:ldmcodegen:schema:1" name="Many" namespace="Many" edition="1">
              <wire>
                <message kind="event" root="note" unit="item" selector="name" payload="data"/>
                <message kind="call" root="call" unit="item" selector="name" payload="data"/>
                <reply element="r" levels="payload" status="s" ok="ok" failed="no"/>
              </wire>
              <shape name="Ref" path="thing"><property name="Thing" path="@id" required="true"/></shape>
              <events group="All" shape="Ref">

            """);
        for (int i = 0; i < Events; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<event name=\"thing-{i}-changed\"/>\n");
        }

        text.Append("</events>\n");
        for (int i = 0; i < Actions; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<action name=\"change-{i}\" request=\"Ref\" reply=\"Ref?\"/>\n");
        }

        return text.Append("</protocol>\n").ToString();
    }
}
