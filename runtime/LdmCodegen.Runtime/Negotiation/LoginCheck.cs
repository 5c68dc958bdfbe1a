namespace LdmCodegen.Runtime;

/// <summary>Decides on a server whether a user may come in.</summary>
/// <param name="user">The user name that the peer gave.</param>
/// <param name="password">The password that the peer gave. Cleared when the check has ended: do not keep it.</param>
/// <param name="cancellationToken">Cancelled when the login takes too long or the server stops.</param>
/// <returns>Whether user and password are right.</returns>
public delegate ValueTask<bool> LoginCheck(
    string user, ReadOnlyMemory<char> password, CancellationToken cancellationToken);
