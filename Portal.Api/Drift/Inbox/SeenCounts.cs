using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>How often each thing of a version was seen, whoever called, over the days that are looked at.</summary>
internal sealed class SeenCounts(ContractShapes shapes)
{
    private readonly Dictionary<(string Operation, ShapeKind Kind, int Status, string Name), long> _counts = [];

    public DateOnly FirstDay { get; private set; } = DateOnly.MaxValue;

    /// <summary>Of all operations.</summary>
    public long Calls { get; private set; }

    public void Add(string operation, ShapeKind kind, int status, string name, long count, DateOnly day)
    {
        FirstDay = day < FirstDay ? day : FirstDay;
        Calls += kind is ShapeKind.Status ? count : 0;
        var now = shapes.At(operation)?.Key ?? operation;
        Add((now, kind, status, name), count);
        if (kind is ShapeKind.Status)
        {
            Add((now, ShapeKind.Operation, 0, ""), count);
        }
    }

    public long Of(string operation, ShapeKind kind, int status, string name) => _counts.GetValueOrDefault((operation, kind, status, name));

    public long CallsOf(string operation) => Of(operation, ShapeKind.Operation, 0, "");

    /// <summary>Bodies that were looked at, whole.</summary>
    public long BodiesOf(string operation, ShapeKind body, int status) => Of(operation, body, status, "");

    /// <summary>In how many calls, or bodies that were looked at, such a thing could have been.</summary>
    public long Room(DriftPart part) => part.Kind switch
    {
        ShapeKind.Operation => Calls,
        ShapeKind.ResponseType => Of(part.Operation, ShapeKind.Status, part.Status, ""),
        ShapeKind.RequestField or ShapeKind.RequestValue => Looked(part.Operation, ShapeKind.RequestBody, 0),
        ShapeKind.ResponseField or ShapeKind.ResponseValue => Looked(part.Operation, ShapeKind.ResponseBody, part.Status),
        _ => CallsOf(part.Operation),
    };

    private long Looked(string operation, ShapeKind body, int status) => BodiesOf(operation, body, status) + Of(operation, body, status, ShapeLimits.Cut);

    private void Add((string, ShapeKind, int, string) key, long count) => _counts[key] = _counts.GetValueOrDefault(key) + count;
}
