using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Domains;
using Portal.Api.Plans;

namespace Portal.Catalog;

public sealed partial class OverviewPage : ApiPageBase
{
    /// <summary>More than these have a page of their own.</summary>
    private const int MostSchemas = 60;

    private IReadOnlyList<PlanView> _plans = [];
    private string _baseUrl = "";
    private DomainView? _domain;

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private DomainQueries Domains { get; set; } = null!;

    [Inject]
    private ApiAddresses Addresses { get; set; } = null!;

    protected override async Task<bool> ReadAsync(ApiScene scene)
    {
        _plans = await Plans.ListAsync(Reader, scene.Api.Slug, Aborted);
        _domain = await Domains.FindAsync(Reader, scene.Api.Domain, Aborted);
        _baseUrl = Addresses.BaseUrl(scene.Api, scene.Contract);
        return true;
    }
}
