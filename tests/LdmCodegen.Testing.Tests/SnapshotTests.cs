namespace LdmCodegen.Testing.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void A_text_as_committed_matches_whatever_its_line_ends()
    {
        using TemporaryFolder folder = new();
        folder.Write("Snapshots/Some.Test.verified.txt", "a\r\nb\r\n");

        Files(folder).Match("a\nb\n", null);
    }

    [Fact]
    public void A_difference_shows_the_lines_and_leaves_what_was_received()
    {
        using TemporaryFolder folder = new();
        folder.Write("Snapshots/Some.Test.verified.txt", "same\nold\nmore\nlast\n");

        SnapshotMismatchException fault = Assert.Throws<SnapshotMismatchException>(
            () => Files(folder).Match("same\nnew\nmore\nlast\n", null));

        Assert.Contains("Some.Test.verified.txt differs", fault.Message);
        Assert.Contains("@ line 2\n- old\n+ new\n", fault.Message);
        Assert.DoesNotContain("same", fault.Message);
        Assert.Contains("UPDATE_SNAPSHOTS=1", fault.Message);
        Assert.Equal("same\nnew\nmore\nlast\n", File.ReadAllText(folder.PathOf("Snapshots/Some.Test.received.txt")));
    }

    [Fact]
    public void What_was_never_committed_is_a_difference()
    {
        using TemporaryFolder folder = new();

        SnapshotMismatchException fault = Assert.Throws<SnapshotMismatchException>(
            () => Files(folder).Match("new\n", "one"));

        Assert.Contains("Some.Test#one.verified.txt does not exist yet", fault.Message);
    }

    [Fact]
    public void A_long_difference_shows_its_beginning_and_where_all_of_it_is()
    {
        using TemporaryFolder folder = new();
        string text = string.Concat(Enumerable.Range(1, 300).Select(i => $"line {i}\n"));

        SnapshotMismatchException fault = Assert.Throws<SnapshotMismatchException>(() => Files(folder).Match(text, null));

        Assert.Contains("+ line 99\n", fault.Message);
        Assert.DoesNotContain("line 100", fault.Message);
        Assert.Contains("… and 201 more lines; all of it is in Some.Test.received.txt\n", fault.Message);
        Assert.Contains("UPDATE_SNAPSHOTS=1", fault.Message);
    }

    [Fact]
    public void A_match_removes_what_an_earlier_mismatch_left()
    {
        using TemporaryFolder folder = new();
        folder.Write("Snapshots/Some.Test.verified.txt", "a\n");
        string left = folder.Write("Snapshots/Some.Test.received.txt", "b\n");

        Files(folder).Match("a\n", null);

        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Every_difference_of_generated_files_is_told_and_a_file_that_is_gone()
    {
        using TemporaryFolder folder = new();
        folder.Write("Snapshots/Some.Test#A.g.cs.verified.txt", "a\n");
        folder.Write("Snapshots/Some.Test#B.g.cs.verified.txt", "old\n");
        folder.Write("Snapshots/Some.Test#C.g.cs.verified.txt", "c\n");
        folder.Write("Snapshots/Some.Other#D.g.cs.verified.txt", "d\n");

        SnapshotMismatchException fault = Assert.Throws<SnapshotMismatchException>(() => Files(folder).Match(
            [new GeneratedSource("A.g.cs", "a\n"), new GeneratedSource("B.g.cs", "new\n")]));

        Assert.DoesNotContain("Test#A", fault.Message);
        Assert.Contains("- old\n+ new\n", fault.Message);
        Assert.Contains("Some.Test#C.g.cs.verified.txt is of a file that is not generated any more", fault.Message);
        Assert.DoesNotContain("Other", fault.Message);
    }

    [Fact]
    public void Accepting_writes_what_was_received_and_removes_what_is_gone()
    {
        using TemporaryFolder folder = new();
        string old = folder.Write("Snapshots/Some.Test#A.g.cs.verified.txt", "old\n");
        string gone = folder.Write("Snapshots/Some.Test#C.g.cs.verified.txt", "c\n");

        Files(folder, isUpdate: true).Match([new GeneratedSource("A.g.cs", "new\n")]);

        Assert.Equal("new\n", File.ReadAllText(old));
        Assert.False(File.Exists(gone));
        Files(folder).Match([new GeneratedSource("A.g.cs", "new\n")]);
    }

    [Fact]
    public void The_file_is_named_after_class_and_method_beside_the_test()
    {
        using TemporaryFolder folder = new();
        folder.Write("Verified/Some.Test#two.verified.txt", "b\n");

        Snapshot.Match("b\n", "two", "Verified", folder.PathOf("Some.cs"), "Test");
    }

    private static SnapshotFiles Files(TemporaryFolder folder, bool isUpdate = false) =>
        new(folder.PathOf("Snapshots/Some.Test"), isUpdate);
}
