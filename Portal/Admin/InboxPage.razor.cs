using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Simulations;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Partners.Approvals;
using Portal.Layout;

namespace Portal.Admin;

public sealed partial class InboxPage : DecisionPage
{
    private List<InboxItem> _items = [];
    private InboxItem? _chosen;
    private OrganizationView? _owner;
    private SimulationView? _replay;
    private IReadOnlyList<TroubledMail> _troubled = [];
    private string? _done;
    private bool _rejecting;

    [Inject]
    private OrganizationQueries Organizations { get; set; } = null!;

    [Inject]
    private SubscriptionQueries Subscriptions { get; set; } = null!;

    [Inject]
    private MailQueries Mails { get; set; } = null!;

    [Inject]
    private ApproveOrganization ApproveOrganization { get; set; } = null!;

    [Inject]
    private RejectOrganization RejectOrganization { get; set; } = null!;

    [Inject]
    private ApproveSubscription ApproveSubscription { get; set; } = null!;

    [Inject]
    private RejectSubscription RejectSubscription { get; set; } = null!;

    [Inject]
    private SimulatePlan Simulate { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "item")]
    private string? Item { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    [SupplyParameterFromForm(Name = "template")]
    private string? Template { get; set; }

    private string Waiting => _items.Count switch
    {
        0 => "What waits for a decision.",
        1 => "1 request waits for a decision.",
        var count => $"{count} requests wait for a decision, the longest first.",
    };

    protected override async Task LoadAsync()
    {
        var organizations = await Organizations.PendingAsync(Reader, Aborted);
        var subscriptions = await Subscriptions.PendingAsync(Reader, Aborted);
        _items = [.. organizations.Select(InboxItem.Of).Concat(subscriptions.Select(InboxItem.Of)).OrderBy(item => item.Since)];
        _troubled = await Mails.TroubledAsync(Reader, Aborted);
        _done = TakeDone("decided");
        _chosen = _items.Find(item => item.Key == Item);
        if (_chosen is null && HttpMethods.IsGet(Http.Request.Method))
        {
            Refused = Item is null ? null : "This request does not wait any more: it was decided already.";
            _chosen = _items.FirstOrDefault();
        }
        if (_chosen?.Subscription is { } subscription)
        {
            var owner = await Organizations.FindAsync(Reader, subscription.OrganizationId, Aborted);
            _owner = owner.IsRefused ? null : owner.Value;
            var replay = await Simulate.ExecuteAsync(Reader, _chosen.Plan!.Id, new PlanSimulation(subscription.ApplicationId), Aborted);
            _replay = replay.IsRefused ? null : replay.Value;
        }
    }

    /// <summary>The keys j and k go through the list.</summary>
    private string? Rel(InboxItem item) => (_chosen is null ? 0 : _items.IndexOf(item) - _items.IndexOf(_chosen)) switch { 1 => "next", -1 => "prev", _ => null };

    private async Task ApproveAsync()
    {
        var refusal = _chosen switch
        {
            { Organization: { } organization } => (await ApproveOrganization.ExecuteAsync(Reader, organization.Id, new OrganizationApproval(Reason), Aborted)).Refusal,
            { Subscription: { } subscription } => (await ApproveSubscription.ExecuteAsync(Reader, subscription.Id, new Approval(Reason, _chosen.Plan!.Slug), Aborted)).Refusal,
            _ => Gone,
        };
        After(refusal, "approved");
    }

    private async Task RejectAsync()
    {
        _rejecting = true;
        var reason = RejectionReasons.Compose(Template, Reason);
        var refusal = _chosen switch
        {
            { Organization: { } organization } => (await RejectOrganization.ExecuteAsync(Reader, organization.Id, new OrganizationRejection(reason), Aborted)).Refusal,
            { Subscription: { } subscription } => (await RejectSubscription.ExecuteAsync(Reader, subscription.Id, new Rejection(reason, _chosen.Plan!.Slug), Aborted)).Refusal,
            _ => Gone,
        };
        After(refusal, "rejected");
    }

    private static readonly Refusal.Conflict Gone = new("already_decided", "This request does not wait any more: somebody else decided at the same moment.");

    private void After(Refusal? refusal, string verb)
    {
        if (IsDone(refusal))
        {
            GoOn("decided", $"{_chosen!.Title} is {verb}. A mail says so to those who asked.", "/admin");
        }
    }
}
