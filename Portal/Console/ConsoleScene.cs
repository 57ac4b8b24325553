using Portal.Api.Applications;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Api.Identity;

namespace Portal.Console;

/// <summary>What the console works with: an operation as its reader may see it, and as whom they may call it.</summary>
public sealed record ConsoleScene(
    Actor Reader,
    ApiView Api,
    string Version,
    ContractDocument Contract,
    OperationView Operation,
    string BaseUrl,
    IReadOnlyList<SubscriptionView> Subscriptions)
{
    /// <summary>Subsets of the service that this reader may send a call to by hand.</summary>
    public IReadOnlyList<string> Subsets { get; init; } = [];

    public IEnumerable<SubscriptionView> Active => Subscriptions.Where(subscription => subscription.State is SubscriptionState.Active);

    public SubscriptionView? Pending => Subscriptions.FirstOrDefault(subscription => subscription.State is SubscriptionState.Pending);
}
