using System.Security.Cryptography;
using Portal.Api.Catalog.Guides;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Definition;

/// <summary>Holds one API's files against what is in force of it: its definition field by field, its contracts through the gate that publishing has.</summary>
internal sealed class ApiPlanner(ContractJudge judge, LimitMetrics metrics, TimeProvider clock)
{
    /// <summary>Of a contract's findings and changes, so many are told; all are counted.</summary>
    private const int Most = 20;

    public async Task<ApiPlan> PlanAsync(DeclaredApi api, StoredApi? known, CatalogRequest request, List<ContractProblem> problems, CancellationToken cancellationToken)
    {
        TellMissing(api, known, problems);
        var judged = new List<(ContractOutcome Outcome, JudgedContract Contract)>();
        foreach (var contract in api.Contracts)
        {
            var asked = new PublicationRequest(api.Slug, contract.Version, contract.File.Bytes) { Format = contract.Format, Force = request.Force, Reason = request.Reason, IsStart = request.IsStart };
            if (await JudgeAsync(asked, known, cancellationToken) is { } report)
            {
                problems.AddRange(report.Problems.Select(problem => problem with { File = problem.File is null ? contract.File.Path : $"{contract.File.Path}/{problem.File}" }));
                judged.Add((Outcome(contract, report), new JudgedContract(asked, report)));
            }
        }
        var odd = await metrics.CheckAsync(api, judged.ConvertAll(one => one.Contract), request.Files, cancellationToken);
        problems.AddRange(odd);
        var listed = known is { Listed: true };
        var fields = FieldChanges.Between(listed ? DefinitionTree.Of(known!.Definition) : null, DefinitionTree.Of(Resolved(api.Definition, known, request.IsStart)));
        var guides = FieldChanges.Between(DefinitionTree.Of(known?.Guides ?? []), DefinitionTree.Of(Guides(api.Guides, known)));
        return new ApiPlan(
            fields.Count + guides.Count + judged.Count == 0 ? null : new ApiChange(api.Slug, listed ? CatalogAction.Changed : CatalogAction.Added, [.. fields, .. guides], judged.ConvertAll(one => one.Outcome)),
            fields.Count == 0 || odd.Count > 0 ? null : api.Definition,
            odd.Count > 0 && known is null ? [] : [.. judged.Where(one => one.Outcome.Verdict is PublicationVerdict.Publishable).Select(one => one.Contract)],
            guides.Count == 0 ? null : api.Guides);
    }

    /// <summary>Null: it is in force already, or at start, what the folder said before.</summary>
    private async Task<PublicationReport?> JudgeAsync(PublicationRequest asked, StoredApi? known, CancellationToken cancellationToken)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(asked.Bytes.Span));
        var row = known?.VersionOf(asked.Version);
        var current = known?.ContractOf(asked.Version);
        if (current?.Sha256 == sha || (asked.IsStart && row?.FolderSha256 == sha))
        {
            return null;
        }
        var inForce = current is null ? null : new PublicationRevision(current.Number, current.Sha256, current.PublishedAt);
        // One that is not there yet is judged as one that never had a contract.
        row ??= new PublishedVersion { Id = Guid.Empty, ApiId = Guid.Empty, Name = asked.Version, Position = 0, Audience = Audience.Internal, Listed = false };
        return await judge.JudgeAsync(row, asked, PublicationReport.Begin(asked, inForce), cancellationToken);
    }

    /// <summary>A guide that is broken stays as it was.</summary>
    private static IReadOnlyList<GuideDefinition> Guides(DeclaredGuides declared, StoredApi? known) =>
        [.. declared.Readable, .. (known?.Guides ?? []).Where(guide => declared.Present.Contains(guide.Slug) && !declared.Readable.Any(one => one.Slug == guide.Slug))];

    /// <summary>With the days that words such as deprecated stand for.</summary>
    private ApiDefinition Resolved(ApiDefinition definition, StoredApi? known, bool isStart) => definition with
    {
        Versions = [.. definition.Versions.Select(version => Resolved(version, known?.VersionOf(version.Name), isStart))],
    };

    private VersionDefinition Resolved(VersionDefinition version, PublishedVersion? row, bool isStart) =>
        version.With(isStart && row?.DefinedLife == version.LifeInWords ? row.Life : version.LifeOn(VersionLifecycle.DayOf(clock.GetUtcNow()), row?.Life));

    /// <summary>A version's contract may come another way than with its definition, but not never.</summary>
    private static void TellMissing(DeclaredApi api, StoredApi? known, List<ContractProblem> problems) => problems.AddRange(
        from version in api.Definition.Versions
        where !api.Contracts.Any(contract => contract.Version == version.Name) && known?.VersionOf(version.Name) is null
        select new ContractProblem("/versions", 1, 1, $"lists {version.Name}, which has no contract: put {version.Name}.yaml, .json or .zip beside it.") { File = $"{api.Slug}/{CatalogLayout.ApiFile}" });

    private static ContractOutcome Outcome(DeclaredContract contract, PublicationReport report) => new(
        contract.Version,
        contract.File.Path,
        report.Verdict,
        report.Lint?.Count(LintSeverity.Error) ?? 0,
        report.Lint?.Count(LintSeverity.Warning) ?? 0,
        report.Lint?.Count(LintSeverity.Hint) ?? 0,
        report.Comparison?.Count(ChangeClass.Breaking) ?? 0,
        report.Comparison?.Count(ChangeClass.Risky) ?? 0,
        report.Comparison?.Count(ChangeClass.Safe) ?? 0,
        report.Comparison?.Count(ChangeClass.Documentation) ?? 0,
        report.Gate.Obstacles,
        report.Lint is null ? [] : [.. LintView.Of(report.Lint).Findings.Where(finding => finding.Severity is LintSeverity.Error).Take(Most)],
        [.. (report.Comparison?.Changes ?? []).OrderBy(change => change.Class).Take(Most)],
        report.Impact);
}
