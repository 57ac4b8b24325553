using Portal.Api.Mesh.Interdomain;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>Ends calls that the guard let through at a sidecar in another process: what they held is given back, and the record of each is kept.</summary>
internal sealed class EndedChecks(InterdomainDecision decision)
{
    public void End(MemberLease member, CheckedCallEnd told)
    {
        if (member.Calls.TryRemove(told.Call, out var call))
        {
            End(call, told.Status, TimeSpan.FromMicroseconds(Math.Max(0, told.DurationMicros)), Math.Max(0, told.ResponseBytes));
        }
    }

    /// <summary>Nobody will say any more how they ended.</summary>
    public void EndAll(MemberLease member)
    {
        foreach (var id in member.Calls.Keys)
        {
            if (member.Calls.TryRemove(id, out var call))
            {
                End(call, StatusCodes.Status503ServiceUnavailable, null, 0);
            }
        }
    }

    private void End(InterdomainCall call, int status, TimeSpan? took, long bytes)
    {
        call.Context.Response.StatusCode = status is >= 100 and <= 599 ? status : StatusCodes.Status502BadGateway;
        call.Context.Response.ContentLength = bytes;
        decision.End(call, took);
    }
}
