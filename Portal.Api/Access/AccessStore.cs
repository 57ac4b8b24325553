using System.Collections.Frozen;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Access;

/// <summary>What the guard decides by now. Readers take <see cref="Current"/> once per call and never see half of a change.</summary>
internal sealed class AccessStore
{
    private volatile AccessState _current = new(AccessSnapshot.Empty, CredentialTable.Empty);

    public AccessState Current => _current;

    /// <summary>At once: no key is ever seen without its application.</summary>
    public void Replace(AccessSnapshot snapshot, IReadOnlyList<CredentialAccess> credentials) => _current = new AccessState(snapshot, new CredentialTable(credentials));
}

/// <summary>A snapshot with what is derived from it once.</summary>
internal sealed class AccessState(AccessSnapshot snapshot, CredentialTable credentials)
{
    public AccessSnapshot Snapshot { get; } = snapshot;

    public CredentialTable Credentials { get; } = credentials;

    public CredentialNames Names { get; } = new(snapshot.Apis.Values.Concat(snapshot.Inside.Values).Concat(snapshot.Retired).Select(api => api.Accepts));

    /// <summary>By subscription: console credentials name one.</summary>
    public FrozenDictionary<Guid, SubscriberAccess> Subscribers { get; } = snapshot.Applications.Values
        .SelectMany(application => application.Subscriptions.Values.Select(subscription => new SubscriberAccess(application, subscription)))
        .ToFrozenDictionary(subscriber => subscriber.Subscription.Id);
}

internal sealed record SubscriberAccess(ApplicationAccess Application, SubscriptionAccess Subscription);
