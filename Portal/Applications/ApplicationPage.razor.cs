using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Simulations;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Layout;

namespace Portal.Applications;

public sealed partial class ApplicationPage : ReaderPage
{
    private const int Shown = 10;

    private ApplicationView? _application;
    private IReadOnlyDictionary<string, IReadOnlyList<PlanView>> _plans = new Dictionary<string, IReadOnlyList<PlanView>>();
    private Dictionary<string, ApiView> _apis = [];
    private readonly Dictionary<Guid, SimulationView> _replays = [];
    private IReadOnlyDictionary<string, string> _titles = new Dictionary<string, string>();
    private IReadOnlyList<RequestSummaryView> _latest = [];
    private UsageView? _usage;
    private FirstCall? _firstCall;
    private string? _key;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>What a form of this page has just done, so that it can be said after the redirect.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromQuery]
    private string? Range { get; set; }

    [Inject]
    private ApplicationQueries Applications { get; set; } = null!;

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private CatalogQueries Catalog { get; set; } = null!;

    [Inject]
    private UsageQueries Usage { get; set; } = null!;

    [Inject]
    private RequestQueries Requests { get; set; } = null!;

    [Inject]
    private FirstCallFinder FirstCalls { get; set; } = null!;

    [Inject]
    private Once NewKey { get; set; } = null!;

    [Inject]
    private SimulatePlan Simulate { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>Administrators read everyone's, and change only what is their organisation's.</summary>
    private bool IsOwn => _application is not null && _application.OrganizationId == Reader.OrganizationId;

    /// <summary>A user key is what an application begins with.</summary>
    private IReadOnlyList<CredentialKind> Kinds => [.. _application!.Subscriptions
        .SelectMany(subscription => _apis.GetValueOrDefault(subscription.Api)?.Credentials ?? []).Select(accepted => accepted.Kind)
        .DefaultIfEmpty(CredentialKind.UserKey).Distinct().Order()];

    protected override async Task LoadAsync()
    {
        var found = await Applications.FindAsync(Reader, Id, Aborted);
        if (found.IsRefused)
        {
            Navigation.NotFound();
            return;
        }
        _application = found.Value;
        // One after the other: they share the request's database context.
        _plans = await Plans.ByApiAsync(Reader, Aborted);
        _apis = (await Catalog.ListAsync(Reader, Aborted)).ToDictionary(api => api.Slug);
        _titles = _apis.Values.ToDictionary(api => api.Slug, api => api.Title);
        _key = NewKey.Take(Http, Reader, KeyWords.Once(Id));
        _firstCall = await FirstCalls.FindAsync(Reader, _application, KeyWords.KindOf(_key), Aborted);
        _latest = await Requests.LatestAsync(Reader, Id, Shown, Aborted);
        var (from, to, step) = UsageRange.Of(Range).Until(Clock.GetUtcNow());
        _usage = await Usage.ForApplicationAsync(Reader, Id, from, to, step, Aborted);
        await ReplayAsync();
    }

    /// <summary>For whoever comes back to an API: what each of its plans would have meant for the calls made before.</summary>
    private async Task ReplayAsync()
    {
        var left = IsOwn ? _application!.Subscriptions.GroupBy(subscription => subscription.Api).Where(ofOne => !ofOne.Any(SubscriptionWords.IsLive)).Select(ofOne => ofOne.Key) : [];
        foreach (var api in left)
        {
            foreach (var (plan, replay) in await Simulate.CompareAsync(Reader, Id, api, Aborted))
            {
                if (replay.Calls > 0)
                {
                    _replays[plan] = replay;
                }
            }
        }
    }
}
