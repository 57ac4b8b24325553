using Portal.Api.Contracts.Compare.Rules;

namespace Portal.Api.Contracts.Compare;

/// <summary>Where in the contract the rules are at work: all that they report has this place, or one within it.</summary>
internal sealed record Scope(Comparison Comparison, ChangePlace Place, bool Promised = true)
{
    /// <summary>True in callbacks and webhooks, where the provider calls and the reader of the contract answers.</summary>
    public bool IsReversed { get; init; }

    public Sameness Sameness => Comparison.Sameness;

    public ComparisonSettings Settings => Comparison.Settings;

    /// <param name="change">Null: the rule's own class.</param>
    public void Report(string rule, Spot? before, Spot? after, string message, ChangeDirection direction = ChangeDirection.None, ChangeClass? change = null) =>
        Comparison.Sink.Add(rule, change ?? ChangeRules.ClassOf(rule), direction, Place, before?.Pointer, after?.Pointer, () => message, Promised);

    /// <summary>A change of words that stand directly in an object: summary, description, and the like.</summary>
    public void Words(string rule, string keyword, Spot? before, Spot? after, string what)
    {
        var (old, young) = (before?.Get(keyword), after?.Get(keyword));
        if (!Sameness.Same(old, young))
        {
            Report(rule, old, young, $"{what} {(old is null ? "was added" : young is null ? "was removed" : "changed")}.");
        }
    }
}
