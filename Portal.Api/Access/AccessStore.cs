using System.Collections.Frozen;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Access;

/// <summary>What the guard decides by now. Readers take <see cref="Current"/> once per call and never see half of a change.</summary>
internal sealed class AccessStore
{
    private volatile AccessState _current = new(AccessSnapshot.Empty);

    public AccessState Current => _current;

    public CredentialMap Credentials { get; } = new();

    /// <summary>What was taken away goes first and what was given comes last, so no key is ever seen without its application.</summary>
    public void Replace(AccessSnapshot snapshot, IReadOnlyList<CredentialAccess> credentials)
    {
        Credentials.RemoveAllBut(credentials);
        _current = new AccessState(snapshot);
        Credentials.Put(credentials);
    }
}

/// <summary>A snapshot with what is derived from it once.</summary>
internal sealed class AccessState(AccessSnapshot snapshot)
{
    public AccessSnapshot Snapshot { get; } = snapshot;

    public CredentialNames Names { get; } = new(snapshot.Apis.Values.Concat(snapshot.Inside.Values).Concat(snapshot.Retired).Select(api => api.Accepts));

    /// <summary>By subscription: console credentials name one.</summary>
    public FrozenDictionary<Guid, SubscriberAccess> Subscribers { get; } = snapshot.Applications.Values
        .SelectMany(application => application.Subscriptions.Values.Select(subscription => new SubscriberAccess(application, subscription)))
        .ToFrozenDictionary(subscriber => subscriber.Subscription.Id);
}

internal sealed record SubscriberAccess(ApplicationAccess Application, SubscriptionAccess Subscription);
