using System.Diagnostics;
using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Client;

/// <content>Requests.</content>
public abstract partial class ProtocolClient<TRequest, TReply, TEvent>
{
    /// <summary>
    /// Sends a request and waits for its reply. While the connection is being made again it fails at once with a
    /// <see cref="ConnectionLostException"/>: a request is never silently sent twice.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">
    /// Ends the wait with an <see cref="OperationCanceledException"/>; a request already sent may still be carried out.
    /// </param>
    /// <returns>The reply, also when it says no.</returns>
    /// <exception cref="RequestTimeoutException">No reply came in time.</exception>
    /// <exception cref="ConnectionLostException">There is no connection, or it ended before the reply came.</exception>
    /// <exception cref="ProtocolViolationException">The reply cannot be understood.</exception>
    /// <exception cref="NotInPeerVersionException">
    /// The request has something that the peer's version does not have; see <see cref="ClientOptions.CheckPeerVersion"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The client was never connected.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<TReply> SendAsync(TRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        TReply[] replies = await SendDocumentAsync([request], cancellationToken).ConfigureAwait(Schedule.Here);
        return replies[0];
    }

    /// <summary>Sends several requests in one document and waits for their replies.</summary>
    /// <param name="requests">The requests, at least one, in the order they shall be carried out.</param>
    /// <param name="cancellationToken">
    /// Ends the wait with an <see cref="OperationCanceledException"/>; requests already sent may still be carried out.
    /// </param>
    /// <returns>
    /// One reply per command, in the same order. Each says for itself whether it succeeded. Requests that share a command
    /// share its reply.
    /// </returns>
    /// <inheritdoc cref="SendAsync(TRequest, CancellationToken)" path="/exception"/>
    public async Task<IReadOnlyList<TReply>> SendAsync(
        IReadOnlyList<TRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfZero(requests.Count, nameof(requests));
        return await SendDocumentAsync([.. requests], cancellationToken).ConfigureAwait(Schedule.Here);
    }

    private async Task<TReply[]> SendDocumentAsync(TRequest[] requests, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ClientSession<TRequest, TReply, TEvent> session = CurrentSession();
        Activity? activity = RuntimeTelemetry.StartActivity(requests[0].Name);
        activity?.SetTag(RuntimeTelemetry.HostTag, Host);
        long start = _options.Time.GetTimestamp();
        Exception? fault = null;
        try
        {
            return await session
                .SendAsync(requests, ConnectionStage.Ready, cancellationToken)
                .ConfigureAwait(Schedule.Here);
        }
        catch (Exception e)
        {
            fault = e;
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
        finally
        {
            Measure(requests[0].Name, start, fault);
            RuntimeTelemetry.Stop(activity);
        }
    }

    private void Measure(string action, long start, Exception? fault)
    {
        if (RuntimeTelemetry.RequestDuration.Enabled)
        {
            RuntimeTelemetry.RequestDuration.Measure(
                _options.Time.GetElapsedTime(start).TotalSeconds,
                _hostTag,
                new KeyValuePair<string, object?>(RuntimeTelemetry.ActionTag, action),
                new KeyValuePair<string, object?>(RuntimeTelemetry.ErrorTag, fault?.GetType().Name));
        }
    }

    private ClientSession<TRequest, TReply, TEvent> CurrentSession()
    {
        lock (_gate)
        {
            ThrowIfFinal();
            if (_session is not null)
            {
                return _session;
            }

            throw State == ConnectionState.Reconnecting
                ? new ConnectionLostException(
                    "The connection is being made again. The request was not sent.", Host, ConnectionStage.Connect)
                { SessionNumber = _sessionNumber }
                : NotConnected();
        }
    }

    private static InvalidOperationException NotConnected() =>
        new("The client is not connected: call ConnectAsync first.");
}
