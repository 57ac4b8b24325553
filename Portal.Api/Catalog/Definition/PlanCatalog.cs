using Portal.Api.Hosting;
using Portal.Api.Identity;

namespace Portal.Api.Catalog.Definition;

/// <summary>Says what applying a catalogue in files would change, and changes nothing. Administrators only.</summary>
public sealed class PlanCatalog
{
    private readonly CatalogPlanner _planner;

    internal PlanCatalog(CatalogPlanner planner) => _planner = planner;

    public async Task<Outcome<CatalogReport>> ExecuteAsync(Actor actor, CatalogRequest request, CancellationToken cancellationToken) =>
        CatalogRules.Refuse(actor, request) is { } refusal ? refusal : (await _planner.PlanAsync(request, dryRun: true, cancellationToken)).Report;
}
