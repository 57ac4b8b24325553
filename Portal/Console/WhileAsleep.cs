namespace Portal.Console;

/// <summary>What the reader did with the form before the island woke up: the address as it stands, and whether Send was pressed.</summary>
internal sealed record WhileAsleep(string? Query, bool Send);
