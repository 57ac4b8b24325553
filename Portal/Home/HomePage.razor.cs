using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Reference;
using Portal.Ui;

namespace Portal.Home;

/// <summary>What a partner's developer needs in ten seconds; for those who are in, what comes next.</summary>
public sealed partial class HomePage : ComponentBase
{
    internal const string Lead =
        "Find flights, hotels, cars and insurances for 45 European capitals, priced for your customer, in one call. Read the contract, get a key, and see the route of every call you make.";

    // The call that the page is about.
    private const string ShownApi = "travels";
    private const string ShownOperation = "quoteTrip";

    private Actor _reader = Actor.Anonymous;
    private IReadOnlyList<ApiView> _apis = [];
    private IReadOnlyDictionary<string, ApiActivityView> _activity = new Dictionary<string, ApiActivityView>();
    private IReadOnlyDictionary<string, IReadOnlyList<PlanView>> _plans = new Dictionary<string, IReadOnlyList<PlanView>>();
    private IReadOnlyList<ChecklistItem>? _steps;
    private HomeSample? _sample;
    private string? _tryIt;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    [Inject]
    private CatalogQueries Catalog { get; set; } = null!;

    [Inject]
    private ApiAddresses Addresses { get; set; } = null!;

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private UsageQueries Usage { get; set; } = null!;

    [Inject]
    private FirstSteps Steps { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var http = Http ?? throw new InvalidOperationException("This page is rendered on the server only.");
        _reader = await Actors.ResolveAsync(http.User, http.RequestAborted);
        _apis = [.. (await Catalog.ListAsync(_reader, http.RequestAborted)).OrderByDescending(api => api.Slug == ShownApi).ThenByDescending(api => api.ThroughGateway)];
        _activity = Usage.Activity();
        _plans = await Plans.ByApiAsync(_reader, http.RequestAborted);
        if (_apis.FirstOrDefault(api => api.Slug == ShownApi) is { } shown
            && await Catalog.FindContractAsync(_reader, shown.Slug, shown.CurrentVersion, http.RequestAborted) is { } contract
            && contract.FindOperation(ShownOperation) is { } operation)
        {
            _sample = HomeSample.Of(operation, Addresses.BaseUrl(shown, operation), shown.SampleCredential);
            _tryIt = ReferenceLinks.TryIt(shown.Slug, shown.CurrentVersion, ShownOperation);
        }
        if (_reader is { IsSignedIn: true, OrganizationId: not null })
        {
            _steps = await Steps.ForAsync(_reader, http, _tryIt, http.RequestAborted);
        }
    }
}
