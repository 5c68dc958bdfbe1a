using LdmCodegen.Runtime.Session;

namespace LdmCodegen.Runtime.Server;

/// <summary>What a server session asks its server: the answer to one request that is not a registration.</summary>
internal interface IRequestHandler<TRequest, TReply, TPeer>
    where TRequest : class, IWireMessage
    where TReply : class, IReplyMessage
    where TPeer : ServerPeer
{
    ValueTask<TReply> HandleAsync(TRequest request, TPeer peer, CancellationToken cancellationToken);
}
