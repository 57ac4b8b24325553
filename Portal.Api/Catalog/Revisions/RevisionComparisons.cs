using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.References;

namespace Portal.Api.Catalog.Revisions;

/// <summary>The comparisons that were asked for last: a pair of revisions never changes, and large contracts take a while.</summary>
internal sealed class RevisionComparisons
{
    private const int Kept = 32;

    private readonly BoundedCache<(string Before, string After), ComparisonReport> _reports = new(Kept, EqualityComparer<(string, string)>.Default);

    public ComparisonReport Of(OpenRevision before, OpenRevision after) => _reports.GetOrAdd(
        (before.View.Sha256, after.View.Sha256), (before.Contract, after.Contract), static (_, pair) => ContractComparison.Compare(pair.Item1, pair.Item2));
}
