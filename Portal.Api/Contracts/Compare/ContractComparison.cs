using Portal.Api.Contracts.Compare.Rules;

namespace Portal.Api.Contracts.Compare;

/// <summary>
/// Tells what changed between two versions of a contract, and what each change means to callers: a request may be taken more widely and an
/// answer given more narrowly without breaking anyone, and not the other way round.
/// </summary>
public static class ContractComparison
{
    /// <summary>Every rule there is with the class it gives, by id.</summary>
    public static IReadOnlyDictionary<string, ChangeClass> Rules => ChangeRules.Classes;

    public static ComparisonReport Compare(ContractDocument before, ContractDocument after, ComparisonSettings? settings = null) =>
        ReferenceEquals(before, after) || before.Bytes.Span.SequenceEqual(after.Bytes.Span)
            ? new ComparisonReport([])
            : new Comparison(before, after, settings ?? ComparisonSettings.Default).Run();
}
