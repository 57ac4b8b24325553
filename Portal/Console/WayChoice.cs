namespace Portal.Console;

/// <summary>What a tester wishes of a call's way. Nulls: the subset that the rules choose, nothing beside it, no failure.</summary>
public sealed record WayChoice(string? Subset, string? Beside, RehearsalChoice? Rehearsal)
{
    public static readonly WayChoice Usual = new(null, null, null);
}
