using Portal.Ui;

namespace Portal.Console;

/// <summary>One line of the way a call took. Times are milliseconds from its start; a step without a duration was a decision.</summary>
public sealed record RouteStep(int Depth, string Title, string? Strong, string? Detail, Tone Tone, string Icon, double OffsetMs, double? DurationMs);
