using System.Globalization;
using System.Text;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.Catalog.Publishing.Reports;

/// <summary>A publication's report as a comment on a pull request: the verdict first, what stands in its way, and the rest folded.</summary>
internal static class PublicationMarkdown
{
    /// <summary>Code hosts take 65,536 characters; a comment that is read is far shorter.</summary>
    private const int MostListed = 40;

    public static string Write(PublicationReport report)
    {
        var text = new StringBuilder();
        text.Append("### ").Append(CodeHostText.Text($"{report.Api} {report.Version}")).Append(": ").Append(Verdict(report)).Append('\n');
        foreach (var (place, obstacle) in report.Gate.Obstacles.Index())
        {
            text.Append(place == 0 ? "\n- " : "- ").Append(obstacle.Message).Append(report.Gate.Forced ? " Forced by an administrator, with a reason." : "").Append('\n');
        }
        Table(text, report);
        Problems(text, report);
        Changes(text, report, ChangeClass.Breaking, "Breaking changes", folded: false);
        Impact(text, report);
        Changes(text, report, ChangeClass.Risky, "Risky changes", folded: true);
        Findings(text, report, LintSeverity.Error, "Lint errors", folded: false);
        Findings(text, report, LintSeverity.Warning, "Lint warnings", folded: true);
        Changes(text, report, ChangeClass.Safe, "Safe changes", folded: true);
        return text.ToString().TrimEnd() + "\n";
    }

    private static string Verdict(PublicationReport report) => report.Verdict switch
    {
        PublicationVerdict.Published => $"✅ published as revision {report.InForce?.Number}",
        PublicationVerdict.Unchanged => $"✅ unchanged, revision {report.InForce?.Number} is in force",
        PublicationVerdict.Publishable => "✅ can be published",
        PublicationVerdict.Refused => "❌ refused",
        PublicationVerdict.Unreadable => "❌ cannot be read",
        PublicationVerdict.Stale => $"❌ not the contract it was made for: revision {report.InForce?.Number} is in force",
        _ => "❌ another publication came first",
    };

    private static void Table(StringBuilder text, PublicationReport report)
    {
        if (report.Lint is not { } lint)
        {
            return;
        }
        text.Append("\n| breaking | risky | safe | documentation | lint errors | warnings | hints | applications concerned |\n|---|---|---|---|---|---|---|---|\n|");
        foreach (var change in Enum.GetValues<ChangeClass>())
        {
            text.Append(' ').Append(report.Comparison is { } comparison ? Number(comparison.Count(change)) : "–").Append(" |");
        }
        text.Append(CultureInfo.InvariantCulture, $" {Number(lint.Count(LintSeverity.Error))} | {Number(lint.Count(LintSeverity.Warning))} | {Number(lint.Count(LintSeverity.Hint))} | {Number(report.Impact.Count)} |\n");
    }

    private static void Problems(StringBuilder text, PublicationReport report) => List(
        text,
        "What keeps it from being read",
        report.Problems.Where(problem => problem.IsError).Select(problem => $"{CodeHostText.Code($"{(problem.File is null ? "" : $"{problem.File}:")}{problem.Line}:{problem.Column}")} {CodeHostText.Text(problem.Message)}"),
        folded: false);

    private static void Changes(StringBuilder text, PublicationReport report, ChangeClass wanted, string title, bool folded) => List(
        text,
        title,
        report.Comparison?.Groups().Where(group => group.First.Class == wanted).Select(group => $"{Place(group.Operations)}{Sentence(group.Message)} ({CodeHostText.Code(group.First.Rule)})") ?? [],
        folded);

    private static void Findings(StringBuilder text, PublicationReport report, LintSeverity wanted, string title, bool folded) => List(
        text,
        title,
        report.Lint?.Findings.Where(finding => finding.Severity == wanted)
            .Select(finding => $"{CodeHostText.Code($"{(finding.File is null ? "" : $"{finding.File}:")}{finding.Line}:{finding.Column}")} {CodeHostText.Text(finding.Message)} {CodeHostText.Text(finding.Rule.Remedy)} ({CodeHostText.Code(finding.Rule.Id)})") ?? [],
        folded);

    private static void Impact(StringBuilder text, PublicationReport report) => List(
        text,
        "Whom it concerns, by calls of the last 30 days",
        report.Impact.Select(one => $"{CodeHostText.Text(one.Application)} of {CodeHostText.Text(one.Organization)}: {Number(one.Calls)} calls, last on {one.LastSeen:yyyy-MM-dd} ({string.Join(", ", one.Uses.Take(3).Select(CodeHostText.Code))}{(one.Uses.Count > 3 ? $", {one.Uses.Count - 3} more" : "")})"),
        folded: false);

    private static void List(StringBuilder text, string title, IEnumerable<string> lines, bool folded)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }
        text.Append(folded ? $"\n<details><summary>{title} ({Number(all.Count)})</summary>\n\n" : $"\n**{title}**\n\n");
        foreach (var line in all.Take(MostListed))
        {
            text.Append("- ").Append(line).Append('\n');
        }
        if (all.Count > MostListed)
        {
            text.Append(CultureInfo.InvariantCulture, $"- and {Number(all.Count - MostListed)} more\n");
        }
        text.Append(folded ? "\n</details>\n" : "");
    }

    private static string Place(IReadOnlyList<ChangePlace> operations) => operations switch
    {
        [] => "",
        [var only] => $"{CodeHostText.Code($"{only.Method} {only.Path}".Trim())} ",
        [var first, ..] => $"{CodeHostText.Code($"{first.Method} {first.Path}".Trim())} and {Number(operations.Count - 1)} more: ",
    };

    /// <summary>Sentences of changes have code between backticks; whatever stands there is escaped all the same.</summary>
    private static string Sentence(string message) => string.Concat(message.Split('`').Select((part, index) => index % 2 == 1 ? CodeHostText.Code(part) : CodeHostText.Text(part)));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
