using Microsoft.AspNetCore.Components;
using Portal.Api.Access.ServiceTokens;
using Portal.Api.DataPlanes.Doors;
using Portal.Api.DataPlanes.ServiceManagement.Reports;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class ServiceTokensPage : ReaderPage
{
    private const string Address = "/status/service-tokens";
    private const string Made = "service-token";
    private const string Done = "service-token-done";
    private const int MostErrors = 100;

    private IReadOnlyList<SelectOption> _apis = [];
    private ServiceTokenView[] _tokens = [];
    private RejectedReportView[] _rejected = [];
    private FormErrors _errors = FormErrors.None;
    private string? _made;
    private string? _done;

    [SupplyParameterFromForm(Name = "api")]
    private string? Api { get; set; }

    [SupplyParameterFromForm(Name = "name")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(Name = "id")]
    private string? Id { get; set; }

    [Inject]
    private DoorQueries Doors { get; set; } = null!;

    [Inject]
    private ServiceTokenQueries Tokens { get; set; } = null!;

    [Inject]
    private RejectedReportQueries Rejected { get; set; } = null!;

    [Inject]
    private IssueServiceToken Issue { get; set; } = null!;

    [Inject]
    private RevokeServiceToken Revoke { get; set; } = null!;

    [Inject]
    private Once Once { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        _apis = [.. (await Doors.ListAsync(Reader, Aborted)).Value.Apis.Select(api => new SelectOption(api.Api, $"{api.Title} ({api.Api})"))];
        _tokens = (await Tokens.LiveAsync(Reader, Aborted)).Value;
        _rejected = [.. (await Rejected.ListAsync(Reader, Aborted)).Value.Take(MostErrors)];
        _made = Once.Take(Http, Reader, Made);
        _done = Once.Take(Http, Reader, Done);
    }

    private async Task IssueAsync()
    {
        var issued = await Issue.ExecuteAsync(Reader, Api ?? "", new NewServiceToken(Name ?? ""), Aborted);
        if (issued.Refusal is { } refusal)
        {
            _errors = new FormErrors(refusal);
            return;
        }
        Once.Put(Http, Reader, Made, issued.Value.Token);
        Navigation.NavigateTo(Address);
    }

    private async Task RevokeAsync()
    {
        if (!Guid.TryParse(Id, out var id) || (await Revoke.ExecuteAsync(Reader, id, Aborted)) is not { IsRefused: false } revoked)
        {
            Navigation.NotFound();
            return;
        }
        Once.Put(Http, Reader, Done, $"{revoked.Value.Name} was revoked. Every door refuses its token.");
        Navigation.NavigateTo(Address);
    }
}
