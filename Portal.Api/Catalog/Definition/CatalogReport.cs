using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Definition;

/// <summary>
/// What a catalogue in files changes about the one in force, or has changed. <see cref="Plan"/> stands for these files and the state they
/// were held against: an apply that names it changes exactly what is listed here, or nothing. <see cref="Undeclared"/> are APIs in force
/// that the files do not have; they stay, unless they are to be removed.
/// </summary>
public sealed record CatalogReport(
    string Plan,
    CatalogVerdict Verdict,
    bool DryRun,
    IReadOnlyList<DomainChange> Domains,
    IReadOnlyList<ApiChange> Apis,
    IReadOnlyList<string> Undeclared,
    int Unchanged,
    IReadOnlyList<ContractProblem> Problems);

public enum CatalogVerdict
{
    /// <summary>The files say what is in force already.</summary>
    Unchanged,

    /// <summary>A dry run: it could be applied.</summary>
    Applicable,

    /// <summary>It is in force now.</summary>
    Applied,

    /// <summary>A contract stands before a closed gate: see its obstacles. Nothing was changed.</summary>
    Refused,

    /// <summary>A file cannot be read: see the problems. Nothing was changed.</summary>
    Unreadable,

    /// <summary>The plan that was named does not hold any more: this is the one that does. Nothing was changed.</summary>
    Stale,
}

public enum CatalogAction
{
    Added,
    Changed,
    Removed,
}

/// <summary>A field by its path in the file, such as <c>plans/starter/limits/minute/rate</c>. Null: it is not there on that side.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

public sealed record DomainChange(string Domain, CatalogAction Action, IReadOnlyList<FieldChange> Fields);

/// <summary>An API that changes. One that is removed is shown to nobody and keeps its subscriptions and records.</summary>
public sealed record ApiChange(string Api, CatalogAction Action, IReadOnlyList<FieldChange> Fields, IReadOnlyList<ContractOutcome> Contracts);

/// <summary>
/// A contract that is not the one in force. Counts are zero for what it did not come to. <see cref="Findings"/> are the first errors of lint,
/// <see cref="Changes"/> the worst changes; <see cref="Impact"/> says whom they concern.
/// </summary>
public sealed record ContractOutcome(
    string Version,
    string File,
    PublicationVerdict Verdict,
    int Errors,
    int Warnings,
    int Hints,
    int Breaking,
    int Risky,
    int Safe,
    int Documentation,
    IReadOnlyList<GateObstacle> Obstacles,
    IReadOnlyList<LintFindingView> Findings,
    IReadOnlyList<ContractChange> Changes,
    IReadOnlyList<ImpactedApplication> Impact);
