using Microsoft.AspNetCore.Components;
using Portal.Api.Drift.Inbox;
using Portal.Api.Hosting;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class DriftPage : DecisionPage
{
    private const int PageSize = 25;

    private IReadOnlyList<DriftFindingView> _findings = [];
    private List<DriftFindingView> _shown = [];
    private List<DriftFindingView> _others = [];
    private List<SelectOption> _apis = [];
    private DriftFindingView? _chosen;
    private string? _done;
    private int _page = 1;
    private int _pages = 1;

    [Inject]
    private DriftQueries Drift { get; set; } = null!;

    [Inject]
    private DismissDrift Dismiss { get; set; } = null!;

    [Inject]
    private ReopenDrift Reopen { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "api")]
    private string? Api { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "finding")]
    private string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Number { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    private bool IsFiltered => !string.IsNullOrEmpty(Api) || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Show);

    private (string Title, string Text) Empty => Show switch
    {
        "never-seen" => ("Nothing that is documented goes unseen", "What a contract has had for 30 days, and none of its many calls showed, is listed here. It takes 30 days of traffic before anything is said."),
        "dismissed" => ("Nothing is dismissed", "Findings that somebody said are to stay as they are appear here, with the reason, and can be opened again."),
        _ when IsFiltered => ("No finding matches", "Change the filter, or take it away."),
        _ => ("Calls and contracts agree", "Operations, parameters, fields, statuses, values and media types that live calls show and their contract does not have appear here, with who sends them. One click makes them a proposal for the contract."),
    };

    protected override async Task LoadAsync()
    {
        var (side, state) = DriftLook.Show(Show);
        var all = (await Drift.ListAsync(Reader, new DriftFilter(State: state, Side: side), Aborted)).Value;
        _apis = [new("", "All"), .. all.Select(finding => finding.Api).Append(Api ?? "").Where(api => api.Length > 0).Distinct().Order(StringComparer.Ordinal).Select(api => new SelectOption(api, api))];
        _findings = [.. all.Where(finding => (string.IsNullOrEmpty(Api) || finding.Api == Api) && (DriftLook.Kind(Kind) is not { } kind || finding.Kind == kind))];
        _pages = Math.Max(1, (_findings.Count + PageSize - 1) / PageSize);
        _page = Math.Clamp(Number ?? 1, 1, _pages);
        _shown = [.. _findings.Skip((_page - 1) * PageSize).Take(PageSize)];
        _done = TakeDone("drift");
        _chosen = _findings.FirstOrDefault(finding => finding.Id == Chosen);
        if (_chosen is null && HttpMethods.IsGet(Http.Request.Method))
        {
            Refused = Chosen is null ? null : "This finding is not here any more: the contract documents it, calls do not show it, or somebody dismissed it.";
            _chosen = _shown.FirstOrDefault();
        }
        _others = _chosen is null ? [] : [.. all.Where(finding => finding.Id != _chosen.Id && finding.Api == _chosen.Api && finding.Version == _chosen.Version && finding.Operation == _chosen.Operation && finding.Obstacle is null)];
    }

    private async Task DismissAsync()
    {
        if (_chosen is { } chosen)
        {
            After((await Dismiss.ExecuteAsync(Reader, chosen.Api, chosen.Version, chosen.Id, new DriftDismissalRequest(Reason ?? ""), Aborted)).Refusal, "dismissed. It comes back when it changes");
        }
        else
        {
            Refused = DriftGone;
        }
    }

    private async Task ReopenAsync()
    {
        if (_chosen is { } chosen)
        {
            After((await Reopen.ExecuteAsync(Reader, chosen.Api, chosen.Version, chosen.Id, Aborted)).Refusal, "open again");
        }
        else
        {
            Refused = DriftGone;
        }
    }

    private const string DriftGone = "This finding is not here any more: somebody was faster, or the contract documents it by now.";

    private void After(Refusal? refusal, string verb)
    {
        if (IsDone(refusal))
        {
            GoOn("drift", $"{_chosen!.Words} of {_chosen.Operation} is {verb}.", Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["finding"] = null }));
        }
    }

    private string Address(string finding) => "/admin/drift" + new Uri(Navigation.GetUriWithQueryParameter("finding", finding)).Query + "#chosen";

    private string PageAddress(int page) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["page"] = page, ["finding"] = null });
}
