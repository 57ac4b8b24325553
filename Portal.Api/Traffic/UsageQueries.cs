using Portal.Api.Identity;

namespace Portal.Api.Traffic;

public sealed class UsageQueries
{
    /// <summary>Usage of one application; null when the actor may not see it. A step of a minute or more; at most 1,500 steps.</summary>
    public Task<UsageView?> ForApplicationAsync(Actor actor, Guid applicationId, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>All traffic; administrators only, null for others.</summary>
    public Task<UsageView?> OverallAsync(Actor actor, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Per API, over the last 15 minutes, from memory.</summary>
    public IReadOnlyDictionary<string, ApiActivityView> Activity() => throw new NotImplementedException();
}
