using System.Globalization;
using System.Text;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Impact;

/// <summary>What the mail on a publication says: what changed, what of the reader's own it concerns, and where to read on.</summary>
internal static class ImpactMailText
{
    private const int MostChanges = 12;
    private const int LongestSentence = 300;

    public static string Subject(Publication publication, IReadOnlyList<ImpactedApplication> applications)
    {
        var breaks = applications.Any(application => application.Changes.Any(change => change.Class is ChangeClass.Breaking));
        return $"{publication.Api} {publication.Version} {(breaks ? "breaks calls that you make" : "changes what you call")}";
    }

    public static string Body(Publication publication, IReadOnlyList<ImpactedApplication> applications, Uri compare)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A new contract of {publication.Api} {publication.Version} is in force since {publication.At.UtcDateTime:d MMMM yyyy, HH:mm} UTC, and changes what your applications use.\n");
        var changes = applications.SelectMany(application => application.Changes).Distinct().ToList();
        Changes(text, "This breaks calls:", changes.Where(change => change.Class is ChangeClass.Breaking));
        Changes(text, "This may break calls:", changes.Where(change => change.Class is ChangeClass.Risky));
        Changes(text, "This is going to end:", changes.Where(change => change.Class is not (ChangeClass.Breaking or ChangeClass.Risky)));
        text.Append("\nYour applications that made such calls in the last 30 days:\n\n");
        foreach (var application in applications)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Line(application.Application)}: {application.Calls:N0} {(application.Calls == 1 ? "call" : "calls")}, the last on {application.LastSeen.UtcDateTime:d MMMM yyyy}, with {Line(string.Join(", ", application.Uses))}\n");
        }
        return text.Append(CultureInfo.InvariantCulture, $"\nWhat changed, side by side:\n{compare}\n").ToString();
    }

    private static void Changes(StringBuilder text, string title, IEnumerable<ContractChange> changes)
    {
        var lines = changes.GroupBy(change => change.Message).Select(same => $"- {Place(same.First().Place)}{Line(same.Key)}").Distinct().ToList();
        if (lines.Count == 0)
        {
            return;
        }
        text.Append('\n').Append(title).Append("\n\n");
        foreach (var line in lines.Take(MostChanges))
        {
            text.Append(line).Append('\n');
        }
        if (lines.Count > MostChanges)
        {
            text.Append(CultureInfo.InvariantCulture, $"- and {lines.Count - MostChanges} more\n");
        }
    }

    private static string Place(ChangePlace place) => place.Path is { } path ? $"{Line($"{place.Method} {path}".Trim())}: " : "";

    /// <summary>What others wrote stays on its line.</summary>
    private static string Line(string text) => string.Concat(Shorten.Text(text, LongestSentence).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
