using System.Security.Cryptography;
using System.Text;
using Portal.Api.Catalog.Domains;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Definition;

/// <summary>Holds a catalogue in files against the one in force. Everything that could stand in the way of applying it is found here, before anything is changed.</summary>
internal sealed class CatalogPlanner(StoredCatalogReader stored, ApiPlanner apis)
{
    public async Task<CatalogPlan> PlanAsync(CatalogRequest request, bool dryRun, CancellationToken cancellationToken)
    {
        var before = await stored.ReadAsync(cancellationToken);
        var declared = CatalogReader.Read(request.Files, before.Domains.Count == 0 ? null : [.. before.Domains.Select(domain => domain.Name)]);
        var problems = declared.Problems.ToList();
        var plans = new List<ApiPlan>();
        foreach (var api in declared.Apis)
        {
            plans.Add(await apis.PlanAsync(api, before.Find(api.Slug), request, problems, cancellationToken));
        }
        var undeclared = before.Apis.Where(api => api.Listed).Select(api => api.Definition.Slug)
            .Where(slug => request.Files.Find($"{slug}/{CatalogLayout.ApiFile}") is null).ToList();
        var gone = undeclared.Where(slug => request.Prune || request.Gone.Contains(slug)).ToList();
        if (request.Prune && plans.Count == 0)
        {
            problems.Add(new ContractProblem("", 1, 1, "There is no API in these files, and all there are would be taken away. Name the folder that has them."));
        }
        var domains = DomainPlan.Of(before, declared, gone, takesAway: request.Prune || request.Gone.Contains(DomainsFile.Name));
        problems.AddRange(domains.Problems);
        var work = new CatalogWork(domains.Work, [.. plans.Select(plan => plan.Work).OfType<ApiDefinition>()], [.. plans.SelectMany(plan => plan.Contracts)], [.. plans.Select(plan => plan.Guides).OfType<DeclaredGuides>()], gone);
        var changes = plans.Select(plan => plan.Change).OfType<ApiChange>().Concat(gone.Select(slug => new ApiChange(slug, CatalogAction.Removed, [], []))).ToList();
        var report = new CatalogReport(
            Id(before, request),
            Verdict(problems, changes, work, request.IsStart),
            dryRun,
            domains.Changes,
            [.. changes.OrderBy(change => change.Api, StringComparer.Ordinal)],
            [.. undeclared.Except(gone)],
            plans.Count(plan => plan.Change is null),
            problems);
        return new CatalogPlan(report, before.Sha256(), work);
    }

    /// <summary>At start, what can be done is done.</summary>
    private static CatalogVerdict Verdict(List<ContractProblem> problems, List<ApiChange> changes, CatalogWork work, bool isStart) =>
        isStart && !work.IsNothing ? CatalogVerdict.Applicable
        : problems.Exists(problem => problem.IsError) ? CatalogVerdict.Unreadable
        : changes.Exists(change => change.Contracts.Any(contract => contract.Obstacles.Count > 0 && contract.Verdict is Publishing.PublicationVerdict.Refused)) ? CatalogVerdict.Refused
        : work.IsNothing ? CatalogVerdict.Unchanged
        : CatalogVerdict.Applicable;

    private static string Id(StoredCatalog before, CatalogRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before.Sha256()} {request.Files.Sha256} {request.Prune}")));
}
