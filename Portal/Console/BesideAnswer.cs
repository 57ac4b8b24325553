namespace Portal.Console;

/// <summary>The answer of another subset to the same call. <see cref="First"/> is what the one beside it is called.</summary>
public sealed record BesideAnswer(string Subset, string First, BrowserAnswer Answer, AnswerBody? Body)
{
    /// <summary>Null: they cannot be compared.</summary>
    public IReadOnlyList<AnswerDifference>? Differences { get; private init; }

    public BesideAnswer Against(AnswerBody? first) => this with
    {
        Differences = first is { Cut: false } && Body is { Cut: false } ? AnswerDiff.Of(first.Text, Body.Text) : null,
    };
}
