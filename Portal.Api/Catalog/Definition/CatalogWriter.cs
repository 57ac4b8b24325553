using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Definition;

/// <summary>Does the work of a plan, in the caller's transaction.</summary>
internal sealed class CatalogWriter(PortalDbContext db, DefineDomains domains, DefineApi define, ContractStore contracts, PublishGuides guides, AuditTrail audit)
{
    public async Task<IReadOnlyList<StoredContract>> WriteAsync(Actor actor, CatalogRequest request, CatalogPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Work.Domains is { } declared)
        {
            await domains.ExecuteAsync(declared, cancellationToken);
        }
        foreach (var definition in plan.Work.Definitions)
        {
            await define.ExecuteAsync(actor, definition, cancellationToken);
        }
        foreach (var declaredGuides in plan.Work.Guides)
        {
            await guides.ExecuteAsync(declaredGuides.Api, declaredGuides.Readable, declaredGuides.Present, cancellationToken);
        }
        await UnlistAsync(plan.Work.Gone, cancellationToken);
        var stored = await PublishAsync(actor, plan.Work.Contracts, cancellationToken);
        if (!request.IsStart)
        {
            Audit(actor, request, plan.Report);
        }
        await db.SaveChangesAsync(cancellationToken);
        return stored;
    }

    /// <summary>An API that is taken away keeps its rows and is shown to nobody.</summary>
    private async Task UnlistAsync(IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        foreach (var gone in await db.Set<PublishedApi>().Where(api => slugs.Contains(api.Slug)).ToListAsync(cancellationToken))
        {
            gone.Listed = false;
        }
    }

    private async Task<List<StoredContract>> PublishAsync(Actor actor, IReadOnlyList<JudgedContract> judged, CancellationToken cancellationToken)
    {
        var stored = new List<StoredContract>();
        foreach (var contract in judged)
        {
            var (api, version) = (contract.Request.Api, contract.Request.Version);
            var row = await db.Set<PublishedVersion>().SingleAsync(
                row => row.Name == version && db.Set<PublishedApi>().Any(owner => owner.Id == row.ApiId && owner.Slug == api), cancellationToken);
            stored.Add(await contracts.AddAsync(actor, row, contract.Request, contract.Report, cancellationToken));
        }
        return stored;
    }

    private void Audit(Actor actor, CatalogRequest request, CatalogReport report)
    {
        foreach (var change in report.Apis)
        {
            audit.Add(db, actor, $"api.{Word(change.Action)}", $"api/{change.Api}", Words(change), reason: request.Reason);
        }
        foreach (var change in report.Domains)
        {
            audit.Add(db, actor, $"domain.{Word(change.Action)}", $"domain/{change.Domain}", $"The domain {change.Domain} was {Word(change.Action)} by an applied catalogue{Fields(change.Fields)}.");
        }
    }

    private static string Words(ApiChange change) =>
        $"{change.Api} was {Word(change.Action)} by an applied catalogue{Fields(change.Fields)}{string.Concat(change.Contracts.Select(contract => $"; contract of {contract.Version}"))}.";

    /// <summary>As many as the trail has room for.</summary>
    private static string Fields(IReadOnlyList<FieldChange> fields)
    {
        const int Most = 6;
        var names = string.Join(", ", fields.Take(Most).Select(field => Contracts.Nodes.Shorten.Text(field.Field)));
        return fields.Count == 0 ? "" : $": {names}{(fields.Count > Most ? $" and {fields.Count - Most} more" : "")}";
    }

    private static string Word(CatalogAction action) => action.ToString().ToLowerInvariant();
}
