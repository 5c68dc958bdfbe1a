using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using LdmCodegen.Runtime.Framing;

namespace LdmCodegen.Runtime.Tests.Framing;

/// <summary>What a stream gives arrives in order, whole and in one piece.</summary>
public sealed class ReceiveReaderTests
{
    [Fact]
    public async Task Whatever_is_consumed_and_left_the_bytes_are_those_of_the_stream()
    {
        Random random = new(3);
        for (int round = 0; round < 100; round++)
        {
            byte[] bytes = new byte[random.Next(0, 400_000)];
            random.NextBytes(bytes);
            ReceiveReader reader = new(new PiecesStream(bytes, random, longest: random.Next(2) == 0 ? 300 : 100_000));
            List<byte> taken = [];
            bool isExamined = true;
            while (true)
            {
                ReadResult read = await reader.ReadAsync();
                ReadOnlySequence<byte> buffer = read.Buffer;
                Assert.True(buffer.IsSingleSegment);
                Assert.False(read.IsCanceled);

                // Once in a while nothing is taken for long, as of a message that has not arrived whole.
                int consumed = read.IsCompleted ? (int)buffer.Length : random.Next(8) == 0 ? random.Next((int)buffer.Length + 1) : 0;
                taken.AddRange(buffer.Slice(0, consumed).ToArray());
                if (read.IsCompleted)
                {
                    break;
                }

                Assert.True(isExamined || buffer.Length > 0);
                isExamined = random.Next(3) > 0;
                reader.AdvanceTo(buffer.GetPosition(consumed), isExamined ? buffer.End : buffer.GetPosition(consumed));
            }

            Assert.Equal(bytes, taken);
        }
    }

    [Fact]
    public async Task Nothing_is_held_while_nothing_is_unread()
    {
        PiecesStream stream = new(new byte[100_000], new Random(1), longest: 20_000);
        ReceiveReader reader = new(stream);
        for (ReadResult read = await reader.ReadAsync(); !read.IsCompleted; read = await reader.ReadAsync())
        {
            reader.AdvanceTo(read.Buffer.End);
        }

        // Every read into a buffer comes after one that has waited without.
        Assert.Equal(0, stream.Rooms.Count % 2);
        Assert.All(stream.Rooms.Chunk(2), static pair => Assert.True(pair[0] == 0 && pair[1] > 0));
    }

    [Theory]
    [InlineData(50_000)]
    [InlineData(200_000)]
    [InlineData(300_000)]
    public async Task The_buffer_is_hardly_larger_than_what_may_stay_unread(int most)
    {
        PiecesStream stream = new(new byte[most], new Random(2), longest: 30_000);
        ReceiveReader reader = new(stream) { MaxUnread = most };
        long unread = 0;
        long held = 0;
        for (ReadResult read = await reader.ReadAsync(); !read.IsCompleted; read = await reader.ReadAsync())
        {
            held = Math.Max(held, unread + stream.Rooms[^1]);
            unread = read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        Assert.Equal(most, unread);
        Assert.InRange(held, most, Math.Max(most + (16 * 1024), 64 * 1024));
    }

    [Fact]
    public async Task A_wait_that_is_called_off_ends_at_once_and_loses_nothing()
    {
        Pipe pipe = new();
        ReceiveReader reader = new(pipe.Reader.AsStream());
        Task<ReadResult> reading = reader.ReadAsync().AsTask();
        reader.CancelPendingRead();
        ReadResult cancelled = await reading;
        Assert.True(cancelled.IsCanceled && cancelled.Buffer.IsEmpty);
        reader.AdvanceTo(cancelled.Buffer.Start, cancelled.Buffer.End);

        // With nobody waiting, the next one is called off.
        reader.CancelPendingRead();
        cancelled = await reader.ReadAsync();
        Assert.True(cancelled.IsCanceled);
        reader.AdvanceTo(cancelled.Buffer.Start, cancelled.Buffer.End);

        await pipe.Writer.WriteAsync("abc"u8.ToArray());
        ReadResult read = await reader.ReadAsync();
        Assert.False(read.IsCanceled);
        Assert.Equal("abc"u8.ToArray(), read.Buffer.ToArray());
    }

    [Fact]
    public async Task A_cancelled_wait_throws_and_loses_nothing()
    {
        Pipe pipe = new();
        ReceiveReader reader = new(pipe.Reader.AsStream());
        using CancellationTokenSource cancel = new();
        Task<ReadResult> reading = reader.ReadAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(cancel.Token, thrown.CancellationToken);

        await pipe.Writer.WriteAsync("abc"u8.ToArray());
        Assert.Equal("abc"u8.ToArray(), (await reader.ReadAsync()).Buffer.ToArray());
    }

    [Fact]
    public async Task Of_bytes_that_moved_no_copy_stays_behind()
    {
        byte[] bytes = new byte[200_000];
        Array.Fill(bytes, (byte)7);
        ReceiveReader reader = new(new PiecesStream(bytes, new Random(2), longest: 5_000));
        HashSet<byte[]> buffers = [];
        ReadResult read = await reader.ReadAsync();
        while (!read.IsCompleted)
        {
            // Taken is cleared by who takes it; one byte is always left and moves.
            int consumed = (int)read.Buffer.Length - 1;
            Assert.True(MemoryMarshal.TryGetArray(read.Buffer.First, out ArraySegment<byte> segment));
            if (buffers.Add(segment.Array!))
            {
                // What somebody else has left there does not count.
                segment.Array.AsSpan(0, segment.Offset).Clear();
                segment.Array.AsSpan(segment.Offset + segment.Count).Clear();
            }

            segment.AsSpan(0, consumed).Clear();
            reader.AdvanceTo(read.Buffer.GetPosition(consumed), read.Buffer.End);
            read = await reader.ReadAsync();
        }

        Assert.NotEmpty(buffers);
        Assert.True(buffers.Sum(static buffer => buffer.Count(static b => b == 7)) <= 1);
    }

    [Fact]
    public async Task A_stream_that_gives_much_is_read_in_larger_pieces()
    {
        PiecesStream stream = new(new byte[1_000_000], new Random(1), longest: 1_000_000);
        ReceiveReader reader = new(stream);
        for (ReadResult read = await reader.ReadAsync(); !read.IsCompleted; read = await reader.ReadAsync())
        {
            reader.AdvanceTo(read.Buffer.End);
        }

        Assert.InRange(stream.Rooms.Where(static room => room > 0).First(), 16 * 1024, 32 * 1024);
        Assert.Contains(stream.Rooms, static room => room >= 64 * 1024);
    }
}
