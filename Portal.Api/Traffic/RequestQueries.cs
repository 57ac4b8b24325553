using Portal.Api.Identity;

namespace Portal.Api.Traffic;

/// <summary>The last 10,000 calls, readable by their owner and by administrators.</summary>
public sealed class RequestQueries
{
    /// <summary>Null: no such call that this actor may see. A call is readable at once after its answer.</summary>
    public Task<RequestView?> FindAsync(Actor actor, string requestId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Newest first. Without an application: everything, for administrators; their organisation's, for others.</summary>
    public Task<IReadOnlyList<RequestSummaryView>> LatestAsync(Actor actor, Guid? applicationId, int count, CancellationToken cancellationToken) => throw new NotImplementedException();
}
