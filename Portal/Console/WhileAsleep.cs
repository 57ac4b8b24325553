namespace Portal.Console;

/// <summary>
/// What the browser knows when the island wakes up: the address as it stands, whether Send was pressed, and what was rehearsed on this page
/// before, in this session.
/// </summary>
internal sealed record WhileAsleep(string? Query, bool Send, IReadOnlyList<RehearsedCall>? Rehearsed = null);
