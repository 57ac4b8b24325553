namespace Portal.Api.Access.Interdomain;

/// <summary>What is done with a call from another domain that lacks contract, subscription or key.</summary>
public enum InterdomainMode
{
    /// <summary>It is refused, with what to do.</summary>
    Enforce,

    /// <summary>It is told and counted, and passes all the same.</summary>
    Observe,
}
