namespace Portal.Api.Drift.Shapes;

/// <summary>
/// One thing that a call used. <see cref="Status"/> is that of the answer for what belongs to one, else 0. <see cref="Type"/> is the JSON type
/// of a value that the contract does not know.
/// </summary>
internal readonly record struct ShapeFact(ShapeKind Kind, int Status, string Name, bool Documented, string? Type = null);

/// <summary>Everything that one call used, of one operation. <see cref="Operation"/> is method and path template.</summary>
internal sealed record CallShape(string Api, string Version, string Operation, string Caller, DateTimeOffset At, IReadOnlyCollection<ShapeFact> Facts)
{
    /// <summary>By which an administrator may open the call.</summary>
    public string? RequestId { get; init; }
}
