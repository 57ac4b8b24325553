using Microsoft.AspNetCore.Components;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity.AccessTokens;
using Portal.Api.Partners;
using Portal.Api.Partners.Approvals;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class OrganizationDetailPage : DecisionPage
{
    private OrganizationView? _organization;
    private AccessTokenView[] _tokens = [];
    private IReadOnlyList<AuditEntryView> _entries = [];
    private string? _done;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    [Inject]
    private OrganizationQueries Organizations { get; set; } = null!;

    [Inject]
    private AccessTokenQueries Tokens { get; set; } = null!;

    [Inject]
    private AuditQueries Audit { get; set; } = null!;

    [Inject]
    private SuspendOrganization Suspend { get; set; } = null!;

    [Inject]
    private ReinstateOrganization Reinstate { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        var found = await Organizations.FindAsync(Reader, Id, Aborted);
        if (found.IsRefused)
        {
            Navigation.NotFound();
            return;
        }
        _organization = found.Value;
        _tokens = (await Tokens.ListAsync(Reader, Id, Aborted)).Value;
        _entries = (await Audit.ReadAsync(Reader, new AuditFilter(OrganizationId: Id), Aborted)).Value.Entries;
        _done = TakeDone("organization");
    }

    private async Task SuspendAsync() =>
        After((await Suspend.ExecuteAsync(Reader, Id, new OrganizationSuspension(Reason ?? ""), Aborted)).Refusal, "suspended: calls of its applications are refused");

    private async Task ReinstateAsync() =>
        After((await Reinstate.ExecuteAsync(Reader, Id, new OrganizationReinstatement(Reason), Aborted)).Refusal, "active again: its keys work");

    private void After(Refusal? refusal, string became)
    {
        if (IsDone(refusal))
        {
            GoOn("organization", $"{_organization!.Name} is {became}. Its owners are mailed.", $"/admin/organizations/{Id}");
        }
    }
}
