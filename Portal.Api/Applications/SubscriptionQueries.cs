using Portal.Api.Identity;

namespace Portal.Api.Applications;

public sealed class SubscriptionQueries
{
    /// <summary>The actor's own subscriptions to an API, active ones first: what the reference's limits and the console's "As" offer.</summary>
    public Task<IReadOnlyList<SubscriptionView>> ForReaderAsync(Actor actor, string api, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Subscriptions that wait for a decision; administrators only, others get none.</summary>
    public Task<IReadOnlyList<SubscriptionView>> PendingAsync(Actor actor, CancellationToken cancellationToken) => throw new NotImplementedException();
}
