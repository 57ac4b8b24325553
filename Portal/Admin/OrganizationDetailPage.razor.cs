using Microsoft.AspNetCore.Components;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity.AccessTokens;
using Portal.Api.Partners;
using Portal.Api.Partners.Approvals;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class OrganizationDetailPage : ReaderPage
{
    private OrganizationView? _organization;
    private AccessTokenView[] _tokens = [];
    private IReadOnlyList<AuditEntryView> _entries = [];
    private FormErrors _errors = FormErrors.None;
    private string? _refused;
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

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    private Once Once => Services.GetRequiredService<Once>();

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
        _done = Once.Take(Http, Reader, "organization");
    }

    private async Task SuspendAsync() =>
        After((await Suspend.ExecuteAsync(Reader, Id, new OrganizationSuspension(Reason ?? ""), Aborted)).Refusal, "suspended: calls of its applications are refused");

    private async Task ReinstateAsync() =>
        After((await Reinstate.ExecuteAsync(Reader, Id, new OrganizationReinstatement(Reason), Aborted)).Refusal, "active again: its keys work");

    private void After(Refusal? refusal, string became)
    {
        if (refusal is Refusal.Invalid)
        {
            _errors = new FormErrors(refusal);
            return;
        }
        if (refusal is not null)
        {
            _refused = refusal.Detail;
            return;
        }
        Once.Put(Http, Reader, "organization", $"{_organization!.Name} is {became}. Its owners are mailed.");
        Navigation.NavigateTo($"/admin/organizations/{Id}");
    }
}
