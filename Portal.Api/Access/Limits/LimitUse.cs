namespace Portal.Api.Access.Limits;

/// <summary>What is done with usage that fits.</summary>
internal enum LimitUse
{
    /// <summary>Taken. Nobody will say when the call ends, so it holds no place under a concurrency limit; it needs a free one all the same.</summary>
    Take,

    /// <summary>Taken, and a place held until <see cref="LimitReading.Release"/>.</summary>
    Hold,

    /// <summary>Nothing: it is only asked about.</summary>
    Foresee,
}
