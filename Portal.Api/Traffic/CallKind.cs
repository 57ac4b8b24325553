namespace Portal.Api.Traffic;

/// <summary>How a call came to its answer. Only <see cref="Live"/> ones say how a service does: the others are counted apart.</summary>
public enum CallKind
{
    /// <summary>As calls do: by a service, or refused before one was asked.</summary>
    Live,

    /// <summary>Out of the contract, in a service's place.</summary>
    Mock,

    /// <summary>With a failure that its sender, a person at the console, asked for.</summary>
    Rehearsed,
}
