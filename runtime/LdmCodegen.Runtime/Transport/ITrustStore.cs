namespace LdmCodegen.Runtime;

/// <summary>Remembers the key that each server showed first. Safe for use from several threads.</summary>
public interface ITrustStore
{
    /// <summary>
    /// Compares a key with the remembered one; remembers it when the server is new. A known key never changes.
    /// </summary>
    /// <param name="name">The server, <c>host:port</c> in lower case.</param>
    /// <param name="pin">The key that it showed, <c>sha256/…</c>.</param>
    /// <exception cref="IOException">The store cannot be read or written; the connection fails then.</exception>
    TrustStoreAnswer CheckOrAdd(string name, string pin);
}
