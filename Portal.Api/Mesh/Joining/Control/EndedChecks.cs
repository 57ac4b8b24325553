using Portal.Api.Mesh.Interdomain;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>Ends calls that the guard let through at a sidecar in another process: what they held is given back, and the record of each is kept.</summary>
internal sealed class EndedChecks(InterdomainDecision decision)
{
    private static readonly long LongestMicros = (long)TimeSpan.FromDays(1).TotalMicroseconds;

    public void End(MemberLease member, CheckedCallEnd told)
    {
        if (member.Calls.Close(told) is { } call)
        {
            End(call, told);
        }
    }

    /// <summary>Nobody will say any more how they ended.</summary>
    public void EndAll(MemberLease member)
    {
        foreach (var call in member.Calls.CloseAll())
        {
            End(call, CheckedCallEnd.Untold(""));
        }
    }

    public void End(InterdomainCall call, CheckedCallEnd told)
    {
        call.Context.Response.StatusCode = told.Status is >= 100 and <= 599 ? told.Status : StatusCodes.Status502BadGateway;
        call.Context.Response.ContentLength = Math.Max(0, told.ResponseBytes);
        decision.End(call, told.DurationMicros is { } micros ? TimeSpan.FromMicroseconds(Math.Clamp(micros, 0, LongestMicros)) : null);
    }
}
