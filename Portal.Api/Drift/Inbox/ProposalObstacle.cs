using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>Why a difference cannot be written into the contract by itself, in a sentence for an administrator.</summary>
internal static class ProposalObstacle
{
    public static string? Of(DriftFinding finding) => finding.Part switch
    {
        { IsNameless: true } => "Callers' names that look like data, or are too many, are not kept, so there is no name to document.",
        { Kind: ShapeKind.Operation, Side: DriftSide.Undocumented } when finding.Statuses.Count == 0 || finding.Statuses.All(status => status is 404 or 405 or 501 or >= 502) =>
            "Nothing answers such calls, so there is nothing to document. Their callers may want to know.",
        { Side: DriftSide.NeverSeen, What: DriftKind.Status or DriftKind.MediaType or DriftKind.Value } =>
            "OpenAPI has no mark for these that says they are on their way out. Take it out of the next version.",
        _ => null,
    };
}
