namespace LdmCodegen.Runtime.Framing;

/// <summary>How far a <see cref="FrameScanner"/> came.</summary>
internal enum ScanResult
{
    /// <summary>All bytes were taken, none ends a frame.</summary>
    NeedMore,

    /// <summary>A frame ends where the scanner stopped.</summary>
    Frame,

    /// <summary>A fault was found; it stays.</summary>
    Fault,
}
