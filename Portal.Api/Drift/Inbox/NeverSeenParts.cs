using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>
/// What the contract has had for as long as calls are counted, and none of many calls showed. What is inside such a thing is not told apart.
/// </summary>
internal static class NeverSeenParts
{
    /// <param name="before">The contract in force when the days that are looked at began.</param>
    /// <param name="least">Fewer calls say nothing.</param>
    public static IEnumerable<DriftFinding> Of(ContractShapes shapes, ContractShapes before, SeenCounts seen, int least, DateTimeOffset since)
    {
        foreach (var operation in shapes.Operations.Where(operation => before.At(operation.Key) is not null))
        {
            var calls = seen.CallsOf(operation.Key);
            if (calls == 0 && seen.Calls >= least && !operation.Operation.Deprecated)
            {
                yield return Finding(new DocumentedPart(ShapeKind.Operation, 0, ""), operation, seen.Calls);
            }
            else if (calls >= least)
            {
                foreach (var finding in OfOperation(operation))
                {
                    yield return finding;
                }
            }
        }

        IEnumerable<DriftFinding> OfOperation(OperationShape operation)
        {
            var older = before.At(operation.Key)!;
            var missing = new List<DocumentedPart>();
            foreach (var part in DocumentedParts.Of(operation))
            {
                if (seen.Of(operation.Key, part.Kind, part.Status, part.Name) > 0 || missing.Exists(outer => Holds(outer, part)))
                {
                    continue;
                }
                missing.Add(part);
                var room = Room(operation, part);
                if (room >= least && Standing.Knows(older, part.Kind, part.Status, part.Name))
                {
                    yield return Finding(part, operation, room);
                }
            }
        }

        long Room(OperationShape operation, DocumentedPart part) => part switch
        {
            { Parent: { } parent, Body: ShapeKind.RequestBody } => seen.Of(operation.Key, ShapeKind.RequestField, part.Status, parent),
            { Parent: { } parent, Body: ShapeKind.ResponseBody } => seen.Of(operation.Key, ShapeKind.ResponseField, part.Status, parent),
            { Parent: { } parent, Body: { } holder } => seen.Of(operation.Key, holder, part.Status, parent),
            { Body: { } body } => seen.BodiesOf(operation.Key, body, part.Status),
            { Kind: ShapeKind.ResponseType } => seen.Of(operation.Key, ShapeKind.Status, part.Status, ""),
            _ => seen.CallsOf(operation.Key),
        };

        DriftFinding Finding(DocumentedPart part, OperationShape operation, long room)
        {
            var finding = new DriftFinding(new DriftPart(shapes.Api, shapes.Version, DriftSide.NeverSeen, operation.Key, part.Kind, part.Status, part.Name)) { Count = 0, Of = room, Since = since };
            finding.Obstacle = ProposalObstacle.Of(finding);
            return finding;
        }
    }

    private static bool Holds(DocumentedPart outer, DocumentedPart part) => (outer.Kind, part.Kind) switch
    {
        (ShapeKind.Status, ShapeKind.ResponseType or ShapeKind.ResponseField or ShapeKind.ResponseValue) => outer.Status == part.Status,
        (ShapeKind.Query, ShapeKind.QueryValue) => part.Parent == outer.Name,
        (ShapeKind.RequestField, ShapeKind.RequestField or ShapeKind.RequestValue) or (ShapeKind.ResponseField, ShapeKind.ResponseField or ShapeKind.ResponseValue) =>
            outer.Status == part.Status && (part.Parent == outer.Name || FieldPath.IsInside(part.Name, outer.Name)),
        _ => false,
    };
}
