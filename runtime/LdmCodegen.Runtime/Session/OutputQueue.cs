using System.Diagnostics.CodeAnalysis;

namespace LdmCodegen.Runtime.Session;

/// <summary>
/// What waits to be written to one peer, capped in documents and in bytes. Many may add, one takes. A document that is
/// longer than the cap in bytes may wait when it is alone.
/// </summary>
/// <param name="maxDocuments">How many documents may wait.</param>
/// <param name="maxBytes">How many bytes may wait.</param>
/// <param name="onChange">Told by how many documents the queue has become longer or shorter; never under its lock.</param>
internal sealed class OutputQueue(int maxDocuments, long maxBytes, Action<int> onChange)
{
    private readonly object _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _documents = new();
    private TaskCompletionSource<bool>? _taker;
    private TaskCompletionSource<bool>? _space;
    private long _bytes;
    private bool _isComplete;

    /// <summary>Adds a document.</summary>
    /// <returns>False when a cap is reached, or nothing more is taken.</returns>
    public bool TryAdd(ReadOnlyMemory<byte> document)
    {
        TaskCompletionSource<bool>? taker;
        lock (_gate)
        {
            if (_isComplete || !HasRoomFor(document.Length))
            {
                return false;
            }

            _documents.Enqueue(document);
            _bytes += document.Length;
            taker = TakeWaiter(ref _taker);
        }

        onChange(1);
        taker?.TrySetResult(true);
        return true;
    }

    /// <summary>Waits until a document of this length may be added.</summary>
    /// <returns>False when nothing more is taken.</returns>
    public Task<bool> WaitForSpaceAsync(int length)
    {
        lock (_gate)
        {
            return _isComplete || HasRoomFor(length) ? Task.FromResult(!_isComplete) : Waiter(ref _space);
        }
    }

    /// <summary>Waits until there is a document to take.</summary>
    /// <returns>False at the end.</returns>
    public Task<bool> WaitToTakeAsync()
    {
        lock (_gate)
        {
            return _documents.Count > 0 || _isComplete ? Task.FromResult(_documents.Count > 0) : Waiter(ref _taker);
        }
    }

    /// <summary>Takes the oldest document, if there is one.</summary>
    public bool TryTake(out ReadOnlyMemory<byte> document)
    {
        TaskCompletionSource<bool>? space;
        lock (_gate)
        {
            if (!_documents.TryDequeue(out document))
            {
                return false;
            }

            _bytes -= document.Length;
            space = TakeWaiter(ref _space);
        }

        onChange(-1);
        space?.TrySetResult(true);
        return true;
    }

    /// <summary>Takes no more documents; those that wait can still be taken.</summary>
    public void Complete()
    {
        TaskCompletionSource<bool>? taker;
        TaskCompletionSource<bool>? space;
        lock (_gate)
        {
            _isComplete = true;
            taker = TakeWaiter(ref _taker);
            space = TakeWaiter(ref _space);
        }

        taker?.TrySetResult(false);
        space?.TrySetResult(false);
    }

    /// <summary>Drops what waits. Nothing more may be added: <see cref="Complete"/> was called.</summary>
    public void Clear()
    {
        int count;
        lock (_gate)
        {
            count = _documents.Count;
            _documents.Clear();
            _bytes = 0;
        }

        if (count > 0)
        {
            onChange(-count);
        }
    }

    private static Task<bool> Waiter([NotNull] ref TaskCompletionSource<bool>? waiter)
    {
        waiter ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return waiter.Task;
    }

    private static TaskCompletionSource<bool>? TakeWaiter(ref TaskCompletionSource<bool>? waiter)
    {
        TaskCompletionSource<bool>? taken = waiter;
        waiter = null;
        return taken;
    }

    private bool HasRoomFor(int length) =>
        _documents.Count == 0 || (_documents.Count < maxDocuments && _bytes + length <= maxBytes);
}
