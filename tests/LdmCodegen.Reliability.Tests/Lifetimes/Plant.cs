namespace LdmCodegen.Reliability.Tests.Lifetimes;

/// <summary>A fault put in on purpose, to see that it is found.</summary>
public enum Plant
{
    /// <summary>None: what is tested.</summary>
    None,

    /// <summary>Now and then a reply is the one to another request.</summary>
    ReplyToAnother,

    /// <summary>Now and then a request is carried out twice.</summary>
    RequestTwice,

    /// <summary>Now and then an event is not sent, though nothing was lost.</summary>
    EventForgotten,

    /// <summary>A reader does not get the gaps after which events are missing.</summary>
    GapSwallowed,

    /// <summary>A change is made of which no event tells.</summary>
    ChangeUntold,

    /// <summary>A call waits for what never comes.</summary>
    CallForgotten,

    /// <summary>A client is not disposed of.</summary>
    ClientLeft,

    /// <summary>A timer is not disposed of.</summary>
    TimerLeft,

    /// <summary>Something runs on another thread.</summary>
    OtherThread,

    /// <summary>Something depends on more than the seed.</summary>
    RealRandomness,
}
