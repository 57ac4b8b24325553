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
        Each(ServerAnswer.Items(report["gate"]?["obstacles"]), obstacle => $"  {ServerAnswer.Text(obstacle, "message")}", terminal);
        Each(ServerAnswer.Items(report["problems"]), problem => $"  {ServerAnswer.Number(problem, "line")}:{ServerAnswer.Number(problem, "column")} {ServerAnswer.Text(problem, "path")} {ServerAnswer.Text(problem, "message")}", terminal);
        Each(Of(report["lint"]?["findings"], "severity", "error"), finding => $"  {ServerAnswer.Number(finding, "line")}:{ServerAnswer.Number(finding, "column")} {terminal.Paint("error", Paint.Red)} {ServerAnswer.Text(finding, "rule")} {ServerAnswer.Text(finding, "message")}", terminal);
        Each(Of(report["comparison"]?["changes"], "class", "breaking"), change => $"  {terminal.Paint("breaking", Paint.Red)} {ServerAnswer.Place(change)}{ServerAnswer.Text(change, "message")}", terminal);
        Each(Of(report["comparison"]?["changes"], "class", "risky"), change => $"  {terminal.Paint("risky", Paint.Yellow)} {ServerAnswer.Place(change)}{ServerAnswer.Text(change, "message")}", terminal);
        Each(ServerAnswer.Items(report["impact"]), application => $"  concerns {ServerAnswer.Text(application, "application")} of {ServerAnswer.Text(application, "organization")}: {ServerAnswer.Number(application, "calls")} calls in 30 days", terminal);
        if (report["lint"] is { } lint)
        {
            terminal.Out.WriteLine($"  lint: {ServerAnswer.Number(lint, "errors")} errors, {ServerAnswer.Number(lint, "warnings")} warnings, {ServerAnswer.Number(lint, "hints")} hints");
        }
        if (report["comparison"] is { } comparison)
        {
            terminal.Out.WriteLine($"  changes: {ServerAnswer.Number(comparison, "breaking")} breaking, {ServerAnswer.Number(comparison, "risky")} risky, {ServerAnswer.Number(comparison, "safe")} safe, {ServerAnswer.Number(comparison, "documentation")} of documentation");
        }
    }

    private static string Revision(JsonObject report) => report["inForce"] is { } inForce ? $", revision {ServerAnswer.Number(inForce, "number")} in force" : "";

    private static IEnumerable<JsonNode?> Of(JsonNode? list, string member, string value) =>
        ServerAnswer.Items(list).Where(item => ServerAnswer.Text(item, member) == value);

    private static void Each(IEnumerable<JsonNode?> items, Func<JsonNode?, string> line, Terminal terminal)
    {
        foreach (var item in items)
        {
            terminal.Out.WriteLine(line(item));
        }
    }
}
