using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Applications.News;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Hosting;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class VersionLifePage : ReaderPage
{
    private static readonly SelectOption[] Stages = [new("published", "Published"), new("beta", "Beta"), new("draft", "Draft")];

    private ApiView? _api;
    private ApiVersionView? _version;
    private IReadOnlyList<VersionCallerView> _callers = [];
    private FormErrors _errors = FormErrors.None;
    private string? _done;

    [Parameter]
    public string Api { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    [SupplyParameterFromForm(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromForm(Name = "deprecated")]
    private string? Deprecated { get; set; }

    [SupplyParameterFromForm(Name = "retired")]
    private string? Retired { get; set; }

    [SupplyParameterFromForm(Name = "successor")]
    private string? Successor { get; set; }

    [SupplyParameterFromForm(Name = "notice")]
    private string? Notice { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    [Inject]
    private CatalogQueries Catalog { get; set; } = null!;

    [Inject]
    private VersionCallers Callers { get; set; } = null!;

    [Inject]
    private ChangeLifecycle Change { get; set; } = null!;

    [Inject]
    private Once Once { get; set; } = null!;

    private IReadOnlyList<SelectOption> Successors =>
        [new("", "None"), .. _api!.Versions.Where(other => other.Name != _version!.Name).Select(other => new SelectOption(other.Name, other.Name))];

    protected override async Task LoadAsync()
    {
        _api = await Catalog.FindAsync(Reader, Api, Aborted);
        _version = _api?.Versions.FirstOrDefault(version => version.Name == Version);
        if (_version is null)
        {
            Navigation.NotFound();
            return;
        }
        var found = await Callers.FindAsync(Reader, Api, Version, Aborted);
        _callers = found.IsRefused ? [] : found.Value.Callers;
        _done = Once.Take(Http, Reader, "life");
    }

    private async Task ChangeAsync()
    {
        if (!Day(Deprecated, "deprecated", out var deprecated) || !Day(Retired, "retired", out var retired))
        {
            return;
        }
        var state = Enum.TryParse<LifecycleState>(State, ignoreCase: true, out var stage) ? stage : LifecycleState.Published;
        var changed = await Change.ExecuteAsync(Reader, Api, Version, new NewLifecycle(state, Reason ?? "", deprecated, retired, Successor, Notice), Aborted);
        if (changed.Refusal is { } refusal)
        {
            _errors = new FormErrors(refusal);
            return;
        }
        Once.Put(Http, Reader, "life", "Saved. It is in force at the gateway, and those whom it concerns are mailed within a minute.");
        Navigation.NavigateTo($"/admin/versions/{Uri.EscapeDataString(Api)}/{Uri.EscapeDataString(Version)}");
    }

    private bool Day(string? text, string field, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
        if (day is not null || string.IsNullOrEmpty(text))
        {
            return true;
        }
        _errors = new FormErrors(new Refusal.Invalid(field, $"The field '{field}' takes a day such as 2027-06-30."));
        return false;
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
