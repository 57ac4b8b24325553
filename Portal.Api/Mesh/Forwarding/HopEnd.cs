namespace Portal.Api.Mesh.Forwarding;

/// <summary>What came of a hop. Not admitted: its sender refused what was chosen for it, and nothing was sent or written.</summary>
internal readonly record struct HopEnd(HopFailure? Failure, bool IsAdmitted)
{
    public static readonly HopEnd Answered = new(null, true);
    public static readonly HopEnd NotAdmitted = new(null, false);

    public static HopEnd Of(HopFailure? failure) => new(failure, true);
}
