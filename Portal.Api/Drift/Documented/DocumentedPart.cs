using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Documented;

/// <summary>
/// Something that a contract says of an operation and that calls could show. <see cref="Body"/> with <see cref="Parent"/> say what it is in:
/// it could only be seen where that was.
/// </summary>
internal readonly record struct DocumentedPart(ShapeKind Kind, int Status, string Name, ShapeKind? Body = null, string? Parent = null);
