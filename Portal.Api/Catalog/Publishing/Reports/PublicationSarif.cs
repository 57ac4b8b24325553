using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Publishing.Reports;

/// <summary>What cannot be read, what lint found, and the changes that callers feel, for code hosts.</summary>
internal static class PublicationSarif
{
    /// <param name="file">What the code host calls the document; null: a name made of API and version.</param>
    public static string Write(PublicationReport report, string? file)
    {
        var name = string.IsNullOrWhiteSpace(file) ? $"{report.Api}-{report.Version}.yaml" : file;
        var log = LintSarif.Start();
        LintSarif.Add(log, PathOf, report.Problems, report.Lint);
        var changes = report.Comparison?.Changes.Where(change => change.Class is ChangeClass.Breaking or ChangeClass.Risky).ToList() ?? [];
        foreach (var rule in changes.DistinctBy(change => change.Rule))
        {
            log.Rule(rule.Rule, $"{(rule.Class is ChangeClass.Breaking ? "Breaks callers" : "May break callers")}: {rule.Rule.Replace('-', ' ')}", Level(rule.Class));
        }
        foreach (var change in changes)
        {
            // What is gone has no line any more: its nearest surroundings have.
            var (pointer, part) = change.AfterPointer is { } after ? (after, change.AfterFile) : (change.BeforePointer ?? "", change.BeforeFile);
            var inside = change.AfterInside ?? change.BeforeInside ?? pointer;
            var place = report.Document is { } document ? StructurePlace.Find(document.Root, inside).Place : default;
            log.Result(change.Rule, Level(change.Class), change.Message, PathOf(part), pointer, place.Line, place.Column);
        }
        return log.Write();

        string PathOf(string? part) => part is null ? name : $"{name}/{part}";
    }

    private static string Level(ChangeClass change) => change is ChangeClass.Breaking ? "error" : "warning";
}
