namespace Portal.Console;

/// <summary>The answer of another subset to the same call. <see cref="First"/> is what the one beside it is called.</summary>
public sealed record BesideAnswer(string Subset, string First, BrowserAnswer Answer, AnswerBody? Body)
{
    /// <summary>Null: they cannot be compared.</summary>
    public IReadOnlyList<AnswerDifference>? Differences { get; private init; }

    /// <summary>Both line by line; null: they cannot be compared.</summary>
    public IReadOnlyList<AnswerLine>? Lines { get; private init; }

    public BesideAnswer Against(AnswerBody? first) => first is { Cut: false } && Body is { Cut: false }
        ? this with { Differences = AnswerDiff.Of(first.Text, Body.Text), Lines = AnswerLines.Of(first.Text, Body.Text) }
        : this;
}
