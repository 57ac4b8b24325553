using Portal.Api.Identity;

namespace Portal.Api.Plans;

/// <summary>The plans of an API that this actor may subscribe under.</summary>
public sealed class PlanQueries
{
    public Task<IReadOnlyList<PlanView>> ListAsync(Actor actor, string api, CancellationToken cancellationToken) => throw new NotImplementedException();
}
