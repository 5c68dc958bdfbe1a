using System.Globalization;
using System.Text.Json;
using LdmCodegen.Benchmarks.Contenders;
using LdmCodegen.Benchmarks.Documents;
using LdmCodegen.Benchmarks.Targets;
using LdmCodegen.Tests.Shared;

namespace LdmCodegen.Benchmarks.Tests;

/// <summary>
/// Every document, peer and row of the benchmarks, run for a very short time. That all of them read the same is required
/// before any is timed, so this fails when one does not. Ratios of times are not judged: between tests they say nothing.
/// </summary>
public sealed class GlanceTests(GlanceFixture glance) : IClassFixture<GlanceFixture>
{
    [Fact]
    public void The_table_has_every_row() =>
        Snapshot.Match(string.Join('\n', glance.Targets.Select(static t =>
            string.Create(CultureInfo.InvariantCulture, $"{t.Number,-2} {t.Quantity} | hold {t.Hold} aim {t.Aim}"))) + "\n");

    [Fact]
    public void Every_peer_reads_every_set_of_documents()
    {
        foreach (DocumentSet set in DocumentSet.All())
        {
            foreach (Contender peer in ParseTargets.Contenders().Where(static one => one is not Ours))
            {
                // Rows name a peer without how it is used.
                string name = peer.Name.Split(',')[0];

                Assert.Contains(glance.Targets, t => t.Quantity.Contains(set.Name) && t.Quantity.Contains(name));
            }
        }
    }

    [Fact]
    public void The_floors_stand_beside_every_set_of_documents()
    {
        foreach (DocumentSet set in DocumentSet.All())
        {
            foreach (string floor in (string[])["scan for '<'", "memcpy", "making the result alone"])
            {
                Assert.Contains(glance.Targets, t => t.Quantity == $"floor, {set.Name}: ours / {floor}" && t.Verdict == Target.NotJudged);
            }
        }
    }

    [Fact]
    public void Reading_an_event_allocates_its_result_and_nothing_else()
    {
        foreach (string name in (string[])[DocumentSet.Mixed, DocumentSet.Progress, DocumentSet.Short])
        {
            Target allocated = Assert.Single(
                glance.Targets, t => t.Quantity == $"floor, {name}: bytes allocated / bytes of the result");

            Assert.Equal(1, allocated.Measured);
        }
    }

    [Fact]
    public void Bytes_are_judged_and_times_are_not()
    {
        Target[] judged = glance.Targets.Where(static t => t.IsJudged).ToArray();

        Assert.Equal(glance.Targets.Where(static t => t.CountsBytes), judged);
        Assert.Equal(["10", "10", "10", "11", "11", "16"], judged.Select(static t => t.Number));
    }

    [Fact]
    public void Every_figure_is_a_number() =>
        Assert.All(glance.Targets, static t => Assert.True(double.IsFinite(t.Measured) && t.Measured >= 0, t.ToString()));

    [Fact]
    public void The_JSON_says_what_the_table_says()
    {
        JsonElement[] json = glance.Json;

        Assert.Equal(glance.Targets.Count, json.Length);
        Assert.Equal(json.Length, glance.Table.Length);
        foreach ((JsonElement row, string line) in json.Zip(glance.Table))
        {
            Assert.StartsWith($"{row.GetProperty("number").GetString(),-4} {row.GetProperty("quantity").GetString()} ", line);
            Assert.EndsWith("  " + row.GetProperty("verdict").GetString(), line);
            Assert.Equal(Limit(row, "hold"), Cell(line, 1));
            Assert.Equal(Limit(row, "aim"), Cell(line, 2));
            double measured = row.GetProperty("measured").GetDouble();
            double rounded = measured < 10 ? 0.006 : measured < 100 ? 0.06 : 0.6;
            Assert.Equal(measured, double.Parse(Cell(line, 0), CultureInfo.InvariantCulture), rounded);
        }
    }

    // The cells after the quantity, each as wide as its heading.
    private static string Cell(string line, int index) => line.Substring(88 + (index * 10), 9).Trim();

    private static string Limit(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } limit
        ? (row.GetProperty("better").GetString() == "less" ? "<=" : ">=") + TargetReport.Text(limit.GetDouble())
        : "";
}
