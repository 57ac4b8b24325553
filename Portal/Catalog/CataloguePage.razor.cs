using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Domains;
using Portal.Api.Contracts;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Ui;

namespace Portal.Catalog;

public sealed partial class CataloguePage : ComponentBase
{
    private IReadOnlyList<ApiView> _all = [];
    private IReadOnlyList<(ApiView Api, IReadOnlyList<OperationSummary> Operations)> _shown = [];
    private IReadOnlyDictionary<string, ApiActivityView> _activity = new Dictionary<string, ApiActivityView>();
    private IReadOnlyDictionary<string, IReadOnlyList<PlanView>> _plans = new Dictionary<string, IReadOnlyList<PlanView>>();
    private IReadOnlyList<DomainView> _domains = [];
    private CatalogueFilter _filter = new(null, null, null, null);

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    [Inject]
    private CatalogQueries Catalog { get; set; } = null!;

    [Inject]
    private DomainQueries DomainsOf { get; set; } = null!;

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private UsageQueries Usage { get; set; } = null!;

    private IEnumerable<(LifecycleState? State, string Title, int Count)> States =>
        [(null, "All", _all.Count), .. _all.GroupBy(api => api.State).OrderBy(group => group.Key).Select(group => ((LifecycleState?)group.Key, group.Key.ToString(), group.Count()))];

    private IEnumerable<SelectOption> Domains =>
        [new("", "All"), .. _all.Select(api => api.Domain).Distinct().Select(domain => new SelectOption(domain, Words.Domain(domain, _domains))).OrderBy(option => option.Text, StringComparer.Ordinal)];

    /// <summary>The one that is asked for, if it is declared.</summary>
    private DomainView? Domain => _domains.FirstOrDefault(domain => domain.Name == _filter.Domain);

    private static IEnumerable<SelectOption> Audiences => [new("", "Everyone"), new("partners", "Partners"), new("internal", "Internal")];

    protected override async Task OnInitializedAsync()
    {
        var reader = await Actors.ResolveAsync(Http.User, Http.RequestAborted);
        _filter = CatalogueFilter.From(Http.Request.Query);
        _all = await Catalog.ListAsync(reader, Http.RequestAborted);
        _domains = await DomainsOf.ListAsync(reader, Http.RequestAborted);
        _plans = await Plans.ByApiAsync(reader, Http.RequestAborted);
        _activity = Usage.Activity();
        _shown = await _filter.ApplyAsync(Catalog, reader, _all, Http.RequestAborted);
    }
}
