using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Shapes;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>
/// What calls show and the contract in force lacks. Rows were counted under the contract of their day, so each is held against today's; what
/// is inside something that the contract lacks is part of that, and no finding of its own.
/// </summary>
internal sealed class UndocumentedParts
{
    private readonly ContractShapes _shapes;
    private readonly Dictionary<DriftPart, DriftFinding> _findings = [];

    private UndocumentedParts(ContractShapes shapes) => _shapes = shapes;

    public static IReadOnlyCollection<DriftFinding> Of(ContractShapes shapes, IEnumerable<ShapeRow> rows)
    {
        var parts = new UndocumentedParts(shapes);
        // Whole before part: a status before the media types of its answers, and these before fields.
        foreach (var row in rows.OrderBy(row => row.Kind))
        {
            parts.Add(row);
        }
        foreach (var finding in parts._findings.Values)
        {
            finding.Obstacle = ProposalObstacle.Of(finding);
        }
        return parts._findings.Values;
    }

    private void Add(ShapeRow row)
    {
        if (row.Operation == ShapeLimits.Others || _shapes.At(row.Operation) is not { } operation)
        {
            OfUnknownOperation(row);
        }
        else if (row.Kind is not ShapeKind.Operation && (row.Name == ShapeLimits.Others || !Standing.Knows(operation, row.Kind, row.Status, row.Name)))
        {
            OfKnownOperation(row, operation);
        }
    }

    private void OfUnknownOperation(ShapeRow row)
    {
        var finding = Find(row.Operation, ShapeKind.Operation, 0, "");
        if (row.Kind is ShapeKind.Status)
        {
            finding.Statuses.Add(row.Status);
        }
        finding.Saw(row, inside: row.Kind is not ShapeKind.Operation);
    }

    private void OfKnownOperation(ShapeRow row, OperationShape operation)
    {
        if (row.Kind is ShapeKind.ResponseType or ShapeKind.ResponseField && Known(operation, ShapeKind.Status, row.Status, "") is { } status)
        {
            InsideAnswer(status, row);
        }
        else if (row.Kind is ShapeKind.ResponseField && operation.Response(row.Status)?.Body is null)
        {
            if (JsonType(operation, row.Status) is { } type)
            {
                InsideAnswer(type, row);
            }
        }
        else if (row.Kind is ShapeKind.RequestField or ShapeKind.ResponseField)
        {
            Field(row, operation);
        }
        else
        {
            var finding = Find(operation.Key, row.Kind, row.Status, row.Name);
            finding.Saw(row);
            finding.Shape.Add([], row.Types);
        }
    }

    private void Field(ShapeRow row, OperationShape operation)
    {
        var steps = FieldPath.Steps(row.Name);
        if (row.Name == ShapeLimits.Others || Standing.UnknownFrom(Standing.Body(operation, row.Kind, row.Status), steps) is not { } unknown)
        {
            Find(operation.Key, row.Kind, row.Status, row.Name).Saw(row);
            return;
        }
        var name = steps.Take(unknown + 1).Aggregate("", (path, step) => step is FieldPath.Items ? path + step : FieldPath.Member(path, step));
        var finding = Find(operation.Key, row.Kind, row.Status, name);
        finding.Saw(row, inside: row.Name != name);
        finding.Shape.Add(steps.Skip(unknown + 1), row.Types);
    }

    private static void InsideAnswer(DriftFinding finding, ShapeRow row)
    {
        finding.Saw(row, inside: true);
        if (row.Kind is ShapeKind.ResponseType)
        {
            finding.MediaTypes.Add(row.Name);
        }
        else if (row.Name != ShapeLimits.Others)
        {
            finding.Shape.Add(FieldPath.Steps(row.Name), row.Types);
        }
    }

    private DriftFinding? JsonType(OperationShape operation, int status) => _findings.Values.FirstOrDefault(finding =>
        finding.Part.Operation == operation.Key && finding.Part.Kind is ShapeKind.ResponseType && finding.Part.Status == status && BodyTap.IsJson(finding.Part.Name));

    private DriftFinding? Known(OperationShape operation, ShapeKind kind, int status, string name) => _findings.GetValueOrDefault(Part(operation.Key, kind, status, name));

    private DriftFinding Find(string operation, ShapeKind kind, int status, string name)
    {
        var part = Part(operation, kind, status, name);
        return _findings.TryGetValue(part, out var known) ? known : _findings[part] = new DriftFinding(part);
    }

    private DriftPart Part(string operation, ShapeKind kind, int status, string name) => new(_shapes.Api, _shapes.Version, DriftSide.Undocumented, operation, kind, status, name);
}
