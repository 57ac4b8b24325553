namespace Portal.Api.Access.Calls;

internal enum CallOutcome
{
    Pass,
    Refused,

    /// <summary>Asks what the path takes, and is told without a credential.</summary>
    Options,

    /// <summary>Would pass, to an operation of a version that answers no more.</summary>
    Retired,
}

/// <summary>What a door is to do with a call; <see cref="Refusal"/> says why where it is refused.</summary>
internal readonly record struct CallVerdict(CallOutcome Outcome, AccessRefusal? Refusal)
{
    public static readonly CallVerdict Pass = new(CallOutcome.Pass, null);
    public static readonly CallVerdict Options = new(CallOutcome.Options, null);
    public static readonly CallVerdict Retired = new(CallOutcome.Retired, null);

    public static CallVerdict Refused(AccessRefusal refusal) => new(CallOutcome.Refused, refusal);
}
