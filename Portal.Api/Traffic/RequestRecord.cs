using Portal.Api.Contracts.Conformance;

namespace Portal.Api.Traffic;

/// <summary>What is kept of one call that a door let in or refused.</summary>
internal sealed record RequestRecord
{
    public required string RequestId { get; init; }

    public required string TraceId { get; init; }

    /// <summary>The door's own span, under which its hops hang; null when all hops of the trace are this call's.</summary>
    public string? SpanId { get; init; }

    /// <summary>The caller's span, where it sent one.</summary>
    public string? ParentSpanId { get; init; }

    /// <summary>
    /// <c>gateway</c>; <c>ext_authz</c> and <c>forward_auth</c> for calls that another data plane forwards, of which only the decision is known;
    /// <c>rate_limit</c> for those that a data plane was told to refuse by their limits;
    /// or <c>mesh</c> for calls between workloads that began inside.
    /// </summary>
    public required string Door { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query with credentials taken out.</summary>
    public required string Target { get; init; }

    public required int Status { get; init; }

    public required long DurationMicros { get; init; }

    public required long RequestBytes { get; init; }

    public required long ResponseBytes { get; init; }

    public string? Api { get; init; }

    public string? Version { get; init; }

    public string? Operation { get; init; }

    public Guid? OrganizationId { get; init; }

    public Guid? ApplicationId { get; init; }

    /// <summary>Its name at the time of the call.</summary>
    public string? ApplicationName { get; init; }

    public Guid? CredentialId { get; init; }

    /// <summary>Address of the caller.</summary>
    public required string ClientAddress { get; init; }

    /// <summary>Workload that called, for the mesh's own door.</summary>
    public string? Source { get; init; }

    /// <summary>Code of the refusal, null when the call was let through.</summary>
    public string? RefusalCode { get; init; }

    public CallKind Kind { get; init; }

    /// <summary>A person sent it from the console and will look at it.</summary>
    public bool FromConsole { get; init; }

    /// <summary>Somebody may ask about this one, rather than about any like it.</summary>
    public bool IsSpecial => FromConsole || RefusalCode is not null || Status >= 400;

    public required IReadOnlyList<LedgerStep> Ledger { get; init; }
}

/// <summary>One step of a decision: what was looked at (secrets redacted), by which rule, the verdict, and how long it took.</summary>
/// <param name="Violations">Of a step that held the call against a contract: in what it differs, nothing where it conforms; null where that is not known, and of other steps.</param>
public sealed record LedgerStep(
    string Step, string Input, string Verdict, bool Passed, double Micros, string? Remedy = null, IReadOnlyList<ContractViolation>? Violations = null);

/// <summary>Takes records as calls end. Never waits, never throws.</summary>
internal interface IRequestSink
{
    /// <param name="hop">The call's own first hop, where the mesh left it to the door to tell.</param>
    void Record(RequestRecord record, TraceHop? hop = null);
}
