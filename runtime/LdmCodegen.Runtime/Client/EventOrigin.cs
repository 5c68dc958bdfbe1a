using Microsoft.Extensions.Logging;

namespace LdmCodegen.Runtime.Client;

/// <summary>What those who build on events need of the client behind them.</summary>
/// <param name="Host">The peer, as it was named.</param>
/// <param name="Time">The client's clock.</param>
/// <param name="Logger">Where the client's log entries go.</param>
/// <param name="ConnectAsync">Waits until requests can be sent, or throws the final reason.</param>
internal sealed record EventOrigin(
    string Host, TimeProvider Time, ILogger Logger, Func<CancellationToken, Task> ConnectAsync);
