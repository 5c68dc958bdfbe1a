namespace LdmCodegen.Runtime.Tolerance;

/// <summary>Names in faulty documents.</summary>
internal static class DocumentNames
{
    public static string LocalOf(string qualified) => qualified[(qualified.IndexOf(':') + 1)..];

    /// <summary>Whether a byte ends a name wherever one stands.</summary>
    public static bool Ends(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'
        or (byte)'/' or (byte)'>' or (byte)'<' or (byte)'=' or (byte)'"' or (byte)'\'';
}
