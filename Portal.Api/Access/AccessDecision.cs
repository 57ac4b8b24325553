using Portal.Api.Access.Credentials;
using Portal.Api.Access.Limits;
using Portal.Api.Contracts;

namespace Portal.Api.Access;

/// <summary>May this caller do this now? <see cref="ClientAddress"/> and <see cref="Referrer"/> are for credentials that work from some places only.</summary>
internal readonly record struct AccessQuestion(ApiAccess Api, OperationSummary Operation, SentCredentials Sent, string ClientAddress, string? Referrer = null)
{
    /// <summary>What is used; null: one call of the operation.</summary>
    public MetricUsage? Usage { get; init; }

    /// <summary>What is done with the usage where it fits.</summary>
    public LimitUse Use { get; init; }

    /// <summary>Who calls, where a data plane has found that out by itself; null: <see cref="Sent"/> says.</summary>
    public ApplicationAccess? Known { get; init; }

    /// <summary>Who sends is known by other proof than an address, so wrong keys are nobody's tries at it.</summary>
    public bool KnownSender { get; init; }

    /// <summary>Whoever asks answers for the page that the call comes from.</summary>
    public bool AnyReferrer { get; init; }
}

/// <summary>The guard's answer. Who is known is known even when the call is refused, so that the refusal can be shown to its owner.</summary>
internal sealed class AccessDecision
{
    /// <summary>Null: let it pass.</summary>
    public AccessRefusal? Refusal { get; set; }

    public ApplicationAccess? Application { get; set; }

    public SubscriptionAccess? Subscription { get; set; }

    public CredentialAccess? Credential { get; set; }

    /// <summary>The user behind a console credential.</summary>
    public Guid? ConsoleUser { get; set; }

    /// <summary>How the plan's limits stand after this call; null when it did not come to that.</summary>
    public LimitReading? Limits { get; set; }
}
