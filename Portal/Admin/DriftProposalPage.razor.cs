using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;
using Portal.Api.Drift.Proposals;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class DriftProposalPage : ReaderPage
{
    private const int Most = 100;
    private const int MostUsers = 5;

    private DriftProposal? _proposal;
    private PublicationReport? _report;
    private string? _refused;
    private FormErrors _errors = FormErrors.None;

    [Inject]
    private ProposeContract Propose { get; set; } = null!;

    [Inject]
    private PublishContract Publish { get; set; } = null!;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "api")]
    private string? Api { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    private string? Version { get; set; }

    [SupplyParameterFromQuery(Name = "finding")]
    private string[]? Findings { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    [SupplyParameterFromForm(Name = "base")]
    private string? Base { get; set; }

    protected override async Task LoadAsync()
    {
        var made = await Propose.ExecuteAsync(Reader, Api ?? "", Version ?? "", new DriftProposalRequest(Findings ?? []), Aborted);
        if (made.Refusal is { } refusal)
        {
            _refused = refusal.Detail;
            return;
        }
        _proposal = made.Value;
        var judged = await Publish.ExecuteAsync(Reader, new PublicationRequest(_proposal.Api, _proposal.Version, _proposal.Bytes) { DryRun = true }, Aborted);
        _refused = judged.Refusal?.Detail;
        _report = judged.IsRefused ? null : judged.Value;
    }

    private async Task PublishAsync()
    {
        if (_proposal is null || _report is null)
        {
            return;
        }
        if (Base != _proposal.BaseSha256)
        {
            _refused = "Another contract was published meanwhile. This is the proposal for that one: look at it again.";
            return;
        }
        var isForced = _report.Gate.Obstacles.Count > 0;
        if (isForced && Reason?.Trim() is not { Length: >= 10 and <= 500 })
        {
            _errors = new FormErrors(new Portal.Api.Hosting.Refusal.Invalid("reason", "The field 'reason' takes 10 to 500 characters."));
            return;
        }
        var request = new PublicationRequest(_proposal.Api, _proposal.Version, _proposal.Bytes) { IfMatch = [_proposal.BaseSha256], Force = isForced, Reason = isForced ? Reason : null };
        var published = await Publish.ExecuteAsync(Reader, request, Aborted);
        if (published.Refusal is { } refusal)
        {
            _errors = new FormErrors(refusal);
            _refused = refusal.Detail;
            return;
        }
        if (published.Value.Verdict is not PublicationVerdict.Published)
        {
            _refused = published.Value.Gate.Obstacles is [var first, ..] ? first.Message : "It was not published: another contract came first. Look at the proposal again.";
            return;
        }
        Services.GetRequiredService<Once>().Put(Http, Reader, "drift", $"Revision {published.Value.InForce!.Number} of {_proposal.Api} {_proposal.Version} is in force. What it documents is not in this list any more.");
        Navigation.NavigateTo("/admin/drift");
    }

    private string Form => _proposal?.Form switch
    {
        ProposalForm.OneFile => "The contract in force is a zip. This is its files put together in one, with the findings written into it; publishing it replaces the zip.",
        ProposalForm.Upgraded => "The contract in force is OpenAPI 2.0. This is the same contract in OpenAPI 3.0, with the findings written into it; publishing it replaces the older form.",
        _ => "The contract in force, with the findings written into it. Nothing else of its text changes.",
    };

    /// <summary>They stand in the way as much as new ones would, so they are told.</summary>
    private List<LintFinding> OldErrors => [.. (_report?.Lint?.Findings ?? [])
        .Where(finding => finding.Severity is LintSeverity.Error && !_proposal!.Lint.Any(added => added.Rule.Id == finding.Rule.Id && added.Pointer == finding.Pointer))];

    private string Address(string path) => path + new Uri(Navigation.Uri).Query;

    private static string Users(IReadOnlyList<string> users) => users.Count switch
    {
        0 => ", which no other operation uses.",
        <= MostUsers => $", which is used by {string.Join(", ", users)} too.",
        _ => $", which is used by {string.Join(", ", users.Take(MostUsers))} and {users.Count - MostUsers} more operations too.",
    };

    private static Tone ToneOf(ChangeClass change) => change switch { ChangeClass.Breaking => Tone.Bad, ChangeClass.Risky => Tone.Warn, ChangeClass.Safe => Tone.Ok, _ => Tone.Neutral };

    private static Tone ToneOf(LintSeverity severity) => severity switch { LintSeverity.Error => Tone.Bad, LintSeverity.Warning => Tone.Warn, _ => Tone.Neutral };
}
