namespace Portal.Console;

public enum LineKind
{
    Same,

    /// <summary>Both have it, and say something else.</summary>
    Changed,

    /// <summary>Only one has it; in the other a gap stands in its place.</summary>
    Left,
    Right,

    /// <summary>So many lines, the same in both, are left out here.</summary>
    Folded,
}

/// <summary>A line of two answers that stand side by side; null: nothing of this answer stands there.</summary>
/// <param name="Folded">How many lines are left out.</param>
public sealed record AnswerLine(LineKind Kind, string? Left, string? Right, int Folded = 0);
