using System.Text.Json.Nodes;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>A publication's report for people: what became of it, what stands in the way, whom it concerns.</summary>
internal static class PublishText
{
    public static void Write(JsonObject report, string verdict, Terminal terminal)
    {
        var good = verdict is "published" or "unchanged" or "publishable";
        terminal.Out.WriteLine($"{ServerAnswer.Text(report, "api")} {ServerAnswer.Text(report, "version")}: {terminal.Paint(verdict, good ? Paint.Green : Paint.Red)}{Revision(report)}");
        Each(Items(report["gate"]?["obstacles"]), obstacle => $"  {ServerAnswer.Text(obstacle, "message")}", terminal);
        Each(Items(report["problems"]), problem => $"  {Number(problem, "line")}:{Number(problem, "column")} {ServerAnswer.Text(problem, "path")} {ServerAnswer.Text(problem, "message")}", terminal);
        Each(Of(report["lint"]?["findings"], "severity", "error"), finding => $"  {Number(finding, "line")}:{Number(finding, "column")} {terminal.Paint("error", Paint.Red)} {ServerAnswer.Text(finding, "rule")} {ServerAnswer.Text(finding, "message")}", terminal);
        Each(Of(report["comparison"]?["changes"], "class", "breaking"), change => $"  {terminal.Paint("breaking", Paint.Red)} {Place(change)}{ServerAnswer.Text(change, "message")}", terminal);
        Each(Of(report["comparison"]?["changes"], "class", "risky"), change => $"  {terminal.Paint("risky", Paint.Yellow)} {Place(change)}{ServerAnswer.Text(change, "message")}", terminal);
        Each(Items(report["impact"]), application => $"  concerns {ServerAnswer.Text(application, "application")} of {ServerAnswer.Text(application, "organization")}: {Number(application, "calls")} calls in 30 days", terminal);
        if (report["lint"] is { } lint)
        {
            terminal.Out.WriteLine($"  lint: {Number(lint, "errors")} errors, {Number(lint, "warnings")} warnings, {Number(lint, "hints")} hints");
        }
        if (report["comparison"] is { } comparison)
        {
            terminal.Out.WriteLine($"  changes: {Number(comparison, "breaking")} breaking, {Number(comparison, "risky")} risky, {Number(comparison, "safe")} safe, {Number(comparison, "documentation")} of documentation");
        }
    }

    private static string Revision(JsonObject report) => report["inForce"] is { } inForce ? $", revision {Number(inForce, "number")} in force" : "";

    private static string Place(JsonNode? change) => ServerAnswer.Text(change?["place"], "path") is { } path ? $"{ServerAnswer.Text(change?["place"], "method")} {path}: " : "";

    private static IEnumerable<JsonNode?> Items(JsonNode? list) => list as JsonArray ?? [];

    private static IEnumerable<JsonNode?> Of(JsonNode? list, string member, string value) =>
        Items(list).Where(item => ServerAnswer.Text(item, member) == value);

    private static long Number(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    private static void Each(IEnumerable<JsonNode?> items, Func<JsonNode?, string> line, Terminal terminal)
    {
        foreach (var item in items)
        {
            terminal.Out.WriteLine(line(item));
        }
    }
}
