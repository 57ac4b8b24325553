namespace Portal.Api.Drift.Inbox;

/// <summary>
/// Something in which live calls and the contract in force differ. <see cref="Id"/> stays the same for the same thing. <see cref="Name"/> is
/// that of a parameter, the path of a field such as <c>quotes[].price</c>, or a media type; empty for operations and statuses, <c>*</c> where
/// callers' names look like data, which are not kept. <see cref="Count"/> is how often it was seen, of <see cref="Of"/> calls or bodies.
/// <see cref="Sample"/> is what it looked like, with JSON types where values were: no value is kept, except words where the contract has an
/// enumeration. <see cref="Obstacle"/>: why no proposal can be made of it.
/// </summary>
public sealed record DriftFindingView(
    string Id,
    string Api,
    string Version,
    string Operation,
    string? OperationId,
    DriftSide Side,
    DriftKind Kind,
    DriftPlace Place,
    int? Status,
    string Name,
    string? Value,
    string Words,
    IReadOnlyList<string> Types,
    long Count,
    long Of,
    DateTimeOffset Since,
    DateTimeOffset? LastSeen,
    IReadOnlyList<DriftCallerView> Callers,
    string? Sample,
    string? RequestId,
    string? Obstacle,
    DriftState State,
    DriftDismissalView? Dismissal);

/// <summary>Who made such calls: an application, or (without an id) a service of our own.</summary>
public sealed record DriftCallerView(Guid? ApplicationId, string Name, string Organization, long Count);

/// <summary>Why a finding is to stay. It holds until the finding becomes another.</summary>
public sealed record DriftDismissalView(string Reason, string By, DateTimeOffset At);

/// <summary>What is wanted; null: everything.</summary>
public sealed record DriftFilter(string? Api = null, string? Version = null, DriftKind? Kind = null, DriftSide? Side = null, DriftState? State = DriftState.Open);
