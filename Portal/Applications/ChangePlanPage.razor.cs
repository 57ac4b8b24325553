using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Simulations;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Hosting;
using Portal.Api.Plans;
using Portal.Layout;

namespace Portal.Applications;

/// <summary>Moves a subscription to another plan, after what each would have meant for the calls of the last days.</summary>
public sealed partial class ChangePlanPage : ReaderPage
{
    private IReadOnlyDictionary<Guid, SimulationView> _replays = new Dictionary<Guid, SimulationView>();
    private ApplicationView? _application;
    private SubscriptionView? _subscription;
    private IReadOnlyList<PlanView> _plans = [];
    private Refusal? _refusal;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public Guid SubscriptionId { get; set; }

    [SupplyParameterFromForm(Name = "plan", FormName = "change-plan")]
    private string? Chosen { get; set; }

    [Inject]
    private ApplicationQueries Applications { get; set; } = null!;

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private SimulatePlan Simulate { get; set; } = null!;

    [Inject]
    private ChangePlan Change { get; set; } = null!;

    private string Selected => Chosen ?? (_subscription!.WantedPlan ?? _subscription.Plan).Slug;

    protected override async Task LoadAsync()
    {
        var found = await Applications.FindAsync(Reader, Id, Aborted);
        _application = found.IsRefused || found.Value.OrganizationId != Reader.OrganizationId ? null : found.Value;
        _subscription = _application?.Subscriptions.FirstOrDefault(subscription => subscription.Id == SubscriptionId && SubscriptionWords.IsLive(subscription));
        if (_subscription is not { } held)
        {
            Navigation.NotFound();
            return;
        }
        var offered = await Plans.ListAsync(Reader, held.Api, Aborted);
        _plans = offered.Any(plan => plan.Id == held.Plan.Id) ? offered : [held.Plan, .. offered];
        _replays = await Simulate.CompareAsync(Reader, Id, held.Api, Aborted);
    }

    private async Task ChangeAsync()
    {
        var changed = await Change.ExecuteAsync(Reader, SubscriptionId, new PlanChange(Chosen ?? ""), CancellationToken.None);
        _refusal = changed.Refusal;
        if (!changed.IsRefused)
        {
            Navigation.NavigateTo($"/applications/{Id}?done={(changed.Value.WantedPlan is null ? "moved" : "wanted")}-{SubscriptionId}");
        }
    }
}
