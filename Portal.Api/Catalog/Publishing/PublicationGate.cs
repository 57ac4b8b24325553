using System.Text.Json.Serialization;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Publishing;

/// <summary>Whether a contract may come into force: what stands in the way, and who says that it does so all the same.</summary>
public sealed record PublicationGate(IReadOnlyList<GateObstacle> Obstacles, bool Forced, string? Reason)
{
    internal static readonly PublicationGate NotReached = new([], false, null);

    [JsonIgnore]
    public bool IsOpen => Obstacles.Count == 0 || Forced;

    /// <param name="mayBreak">A draft: nobody calls it yet.</param>
    internal static PublicationGate Judge(bool mayBreak, LintReport lint, ComparisonReport? comparison, bool force, string? reason)
    {
        var obstacles = new List<GateObstacle>();
        if (lint.HasErrors)
        {
            obstacles.Add(GateObstacle.Lint(lint.Count(LintSeverity.Error)));
        }
        if (comparison is { IsBreaking: true } && !mayBreak)
        {
            obstacles.Add(GateObstacle.Breaking(comparison.Count(ChangeClass.Breaking)));
        }
        var forced = force && obstacles.Count > 0;
        return new PublicationGate(obstacles, forced, forced ? reason?.Trim() : null);
    }
}

/// <summary>A reason not to publish. <see cref="Code"/> is <c>lint_errors</c> or <c>breaking_changes</c>.</summary>
public sealed record GateObstacle(string Code, string Message)
{
    internal static GateObstacle Lint(int count) => new(
        "lint_errors", count == 1 ? "Lint found 1 error." : $"Lint found {count} errors.");

    internal static GateObstacle Breaking(int count) => new(
        "breaking_changes", count == 1 ? "1 change breaks callers of this version." : $"{count} changes break callers of this version.");
}
