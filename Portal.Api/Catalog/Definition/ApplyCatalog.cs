using Portal.Api.Catalog.Publishing;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Definition;

/// <summary>
/// Brings the catalogue in force to what its files say: domains, APIs with their versions and plans, and contracts. All of it is one
/// transaction, so that it is in force whole or not at all; what is in the way is found before. Administrators only.
/// </summary>
public sealed class ApplyCatalog
{
    private readonly PortalDbContext _db;
    private readonly CatalogPlanner _planner;
    private readonly StoredCatalogReader _stored;
    private readonly CatalogWriter _writer;
    private readonly ContractStore _contracts;
    private readonly IEnumerable<ICatalogFollower> _followers;

    internal ApplyCatalog(
        PortalDbContext db, CatalogPlanner planner, StoredCatalogReader stored, CatalogWriter writer, ContractStore contracts, IEnumerable<ICatalogFollower> followers)
    {
        _db = db;
        _planner = planner;
        _stored = stored;
        _writer = writer;
        _contracts = contracts;
        _followers = followers;
    }

    public async Task<Outcome<CatalogReport>> ExecuteAsync(Actor actor, CatalogRequest request, CancellationToken cancellationToken)
    {
        if (CatalogRules.Refuse(actor, request) is { } refusal)
        {
            return refusal;
        }
        var plan = await _planner.PlanAsync(request, dryRun: false, cancellationToken);
        if (!request.Matches(plan.Report.Plan))
        {
            return plan.Report with { Verdict = CatalogVerdict.Stale };
        }
        if (!plan.IsOpen)
        {
            return plan.Report;
        }
        if (await WriteAsync(actor, request, plan, cancellationToken) is not { } contracts)
        {
            return (await _planner.PlanAsync(request, dryRun: false, cancellationToken)).Report with { Verdict = CatalogVerdict.Stale };
        }
        await _contracts.PutInForceAsync(contracts, request.IsStart);
        foreach (var follower in _followers)
        {
            await follower.ChangedAsync(request.IsStart, CancellationToken.None);
        }
        return Applied(plan.Report);
    }

    /// <summary>Null: the catalogue changed since it was planned for, and nothing was written.</summary>
    private async Task<IReadOnlyList<StoredContract>?> WriteAsync(Actor actor, CatalogRequest request, CatalogPlan plan, CancellationToken cancellationToken)
    {
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellationToken);
        if ((await _stored.ReadAsync(cancellationToken)).Sha256() != plan.State)
        {
            return null;
        }
        var contracts = await _writer.WriteAsync(actor, request, plan, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return contracts;
    }

    private static CatalogReport Applied(CatalogReport report) => report with
    {
        Verdict = CatalogVerdict.Applied,
        Apis = [.. report.Apis.Select(api => api with
        {
            Contracts = [.. api.Contracts.Select(contract => contract.Verdict is PublicationVerdict.Publishable ? contract with { Verdict = PublicationVerdict.Published } : contract)],
        })],
    };
}
