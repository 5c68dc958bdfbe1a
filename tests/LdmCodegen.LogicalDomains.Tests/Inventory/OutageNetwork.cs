using LdmCodegen.Runtime.Transport;

namespace LdmCodegen.LogicalDomains.Tests.Inventory;

/// <summary>A network that a test takes away from one client and gives back.</summary>
internal sealed class OutageNetwork(IConnector network) : IConnector
{
    private readonly object _gate = new();
    private TaskCompletionSource _isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ByteConnection? _connection;
    private bool _isDown;

    /// <summary>How many connections were made.</summary>
    public int Connections { get; private set; }

    /// <summary>Cuts the connection and lets no other be made.</summary>
    public void GoDown()
    {
        lock (_gate)
        {
            _isDown = true;
            _isUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _connection?.Abort();
        }
    }

    public void ComeUp()
    {
        lock (_gate)
        {
            _isDown = false;
            _isUp.TrySetResult();
        }
    }

    public async ValueTask<ByteConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task isUp;
            lock (_gate)
            {
                isUp = _isDown ? _isUp.Task : Task.CompletedTask;
            }

            await isUp.WaitAsync(cancellationToken);
            ByteConnection connection = await network.ConnectAsync(host, port, cancellationToken);
            lock (_gate)
            {
                if (!_isDown)
                {
                    _connection = connection;
                    Connections++;
                    return connection;
                }
            }

            await connection.DisposeAsync();
        }
    }
}
