namespace Portal.Api.Catalog.Edge;

/// <summary>What is done with a call that differs from its contract.</summary>
public enum CheckMode
{
    /// <summary>Nobody looks.</summary>
    Off,

    /// <summary>It is told and counted, and passes all the same; nothing is delayed by it.</summary>
    Report,

    /// <summary>A request is refused before any service sees it, an answer before its caller does.</summary>
    Enforce,
}
