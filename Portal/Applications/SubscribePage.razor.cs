using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Simulations;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog;
using Portal.Api.Hosting;
using Portal.Api.Plans;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Applications;

/// <summary>From an API's page: the plan is chosen, the application picked or made, in one step.</summary>
public sealed partial class SubscribePage : ReaderPage
{
    private const int MostTried = 5;

    private ApplicationView[] _applications = [];
    private IReadOnlyDictionary<string, IReadOnlyList<PlanView>> _plans = new Dictionary<string, IReadOnlyList<PlanView>>();
    private IReadOnlyDictionary<string, string> _titles = new Dictionary<string, string>();
    private IReadOnlyDictionary<Guid, SimulationView> _replays = new Dictionary<Guid, SimulationView>();
    private ApplicationView? _busiest;
    private Refusal? _refusal;

    [SupplyParameterFromQuery]
    private string? Api { get; set; }

    [SupplyParameterFromQuery]
    private string? Plan { get; set; }

    [SupplyParameterFromForm(FormName = "subscribe-first")]
    private SubscribeFields? Form { get; set; }

    [Inject]
    private ApplicationQueries Applications { get; set; } = null!;

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private CatalogQueries Catalog { get; set; } = null!;

    [Inject]
    private CreateApplication Create { get; set; } = null!;

    [Inject]
    private SimulatePlan Simulate { get; set; } = null!;

    [Inject]
    private Subscribe Subscribe { get; set; } = null!;

    private string? ApiTitle => Api is null ? null : _titles.GetValueOrDefault(Api);

    private IReadOnlyDictionary<string, IReadOnlyList<PlanView>> Offers =>
        Api is not null && _plans.TryGetValue(Api, out var only) ? new Dictionary<string, IReadOnlyList<PlanView>> { [Api] = only } : _plans;

    private IReadOnlyList<SelectOption> Choices =>
        [.. _applications.Select(application => new SelectOption(application.Id.ToString(), application.Name)), new("", "A new application")];

    private string? NameError => _refusal?.About("name");

    protected override async Task LoadAsync()
    {
        var found = await Applications.ListAsync(Reader, Aborted);
        _applications = found.IsRefused ? [] : [.. found.Value.Where(application => application.OrganizationId == Reader.OrganizationId)];
        _plans = await Plans.ByApiAsync(Reader, Aborted);
        _titles = (await Catalog.ListAsync(Reader, Aborted)).ToDictionary(api => api.Slug, api => api.Title);
        await ReplayAsync();
    }

    /// <summary>Whoever has called the API before sees what each plan would have meant for the application that called it most.</summary>
    private async Task ReplayAsync()
    {
        if (Api is not { } api)
        {
            return;
        }
        foreach (var application in _applications.Where(application => application.Subscriptions.Any(subscription => subscription.Api == api)).Take(MostTried))
        {
            var replays = await Simulate.CompareAsync(Reader, application.Id, api, Aborted);
            if (replays.Values.FirstOrDefault()?.Calls > (_replays.Values.FirstOrDefault()?.Calls ?? 0))
            {
                (_replays, _busiest) = (replays, application);
            }
        }
    }

    private async Task SubscribeAsync()
    {
        if (await ApplicationAsync() is not { } application)
        {
            return;
        }
        var made = await Subscribe.ExecuteAsync(Reader, application, PlanChoice.Read(Form?.Plan), CancellationToken.None);
        _refusal = made.Refusal;
        if (!made.IsRefused)
        {
            Navigation.NavigateTo($"/applications/{application}?done=subscribed-{made.Value.Id}");
            return;
        }
        // One made in this very step is there now: the next try is to take it and not make another.
        _applications = (await Applications.ListAsync(Reader, Aborted)).Value;
        Form!.Application = application.ToString();
    }

    private async Task<Guid?> ApplicationAsync()
    {
        if (Guid.TryParse(Form?.Application, out var chosen))
        {
            return chosen;
        }
        var created = await Create.ExecuteAsync(Reader, new NewApplication(Form?.Name ?? ""), CancellationToken.None);
        _refusal = created.Refusal;
        return created.IsRefused ? null : created.Value.Id;
    }

    private sealed class SubscribeFields
    {
        public string? Plan { get; set; }

        public string? Application { get; set; }

        public string? Name { get; set; }
    }
}
