using System.Text.Json.Nodes;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.CommandLine.Catalogs;

/// <summary>A catalogue's report for people: what changes field by field, what is in the way with its place, and the sum of it.</summary>
internal static class CatalogText
{
    public static void Write(JsonObject report, string folder, Terminal terminal)
    {
        foreach (var domain in ServerAnswer.Items(report["domains"]))
        {
            Head(domain, $"domain {ServerAnswer.Text(domain, "domain")}", terminal);
            Fields(domain, terminal);
        }
        foreach (var api in ServerAnswer.Items(report["apis"]))
        {
            Head(api, ServerAnswer.Text(api, "api") ?? "", terminal);
            Fields(api, terminal);
            foreach (var contract in ServerAnswer.Items(api?["contracts"]))
            {
                Contract(contract, folder, terminal);
            }
        }
        foreach (var problem in ServerAnswer.Items(report["problems"]))
        {
            Problem(problem, folder, terminal);
        }
        foreach (var undeclared in (report["undeclared"] as JsonArray)?.OfType<JsonValue>() ?? [])
        {
            terminal.Out.WriteLine(terminal.Paint($"  {Shorten.Text(undeclared.ToString())} is in the portal and not in {folder}; it stays as it is. --prune takes it away.", Paint.Faint));
        }
        terminal.Out.WriteLine(Sum(report, terminal));
    }

    private static void Head(JsonNode? change, string name, Terminal terminal)
    {
        var (sign, paint) = ServerAnswer.Text(change, "action") switch
        {
            "added" => ("+", Paint.Green),
            "removed" => ("-", Paint.Red),
            _ => ("~", Paint.Yellow),
        };
        terminal.Out.WriteLine($"{terminal.Paint($"{sign} {name}", paint)} {ServerAnswer.Text(change, "action")}");
    }

    private static void Fields(JsonNode? change, Terminal terminal)
    {
        foreach (var field in ServerAnswer.Items(change?["fields"]))
        {
            var (before, after) = (ServerAnswer.Text(field, "before"), ServerAnswer.Text(field, "after"));
            var values = before is null ? after : after is null ? $"{before} -> (none)" : $"{before} -> {after}";
            terminal.Out.WriteLine($"    {terminal.Paint(before is null ? "+" : after is null ? "-" : "~", before is null ? Paint.Green : after is null ? Paint.Red : Paint.Yellow)} {ServerAnswer.Text(field, "field")}: {values}");
        }
    }

    private static void Contract(JsonNode? contract, string folder, Terminal terminal)
    {
        var verdict = ServerAnswer.Text(contract, "verdict");
        terminal.Out.WriteLine($"    contract {ServerAnswer.Text(contract, "version")}: {terminal.Paint(verdict ?? "", verdict is "refused" or "unreadable" ? Paint.Red : Paint.Green)} {terminal.Paint(Place(folder, ServerAnswer.Text(contract, "file")), Paint.Faint)}");
        if (verdict is not "unreadable")
        {
            terminal.Out.WriteLine(
                $"      lint: {ServerAnswer.Number(contract, "errors")} errors, {ServerAnswer.Number(contract, "warnings")} warnings, {ServerAnswer.Number(contract, "hints")} hints; "
                + $"changes: {ServerAnswer.Number(contract, "breaking")} breaking, {ServerAnswer.Number(contract, "risky")} risky, {ServerAnswer.Number(contract, "safe")} safe, {ServerAnswer.Number(contract, "documentation")} of documentation");
        }
        foreach (var obstacle in ServerAnswer.Items(contract?["obstacles"]))
        {
            terminal.Out.WriteLine($"      {terminal.Paint("in the way:", Paint.Red)} {ServerAnswer.Text(obstacle, "message")}");
        }
        foreach (var finding in ServerAnswer.Items(contract?["findings"]))
        {
            terminal.Out.WriteLine($"      {Place(folder, ServerAnswer.Text(contract, "file"))}:{ServerAnswer.Number(finding, "line")}:{ServerAnswer.Number(finding, "column")} {terminal.Paint("error", Paint.Red)} {ServerAnswer.Text(finding, "rule")} {ServerAnswer.Text(finding, "message")}");
        }
        foreach (var concerned in ServerAnswer.Items(contract?["impact"]))
        {
            terminal.Out.WriteLine($"      concerns {ServerAnswer.Text(concerned, "application")} of {ServerAnswer.Text(concerned, "organization")}: {ServerAnswer.Number(concerned, "calls")} calls in 30 days");
        }
        foreach (var change in ServerAnswer.Items(contract?["changes"]))
        {
            var weight = ServerAnswer.Text(change, "class");
            if (weight is "breaking" or "risky")
            {
                terminal.Out.WriteLine($"      {terminal.Paint(weight, weight is "breaking" ? Paint.Red : Paint.Yellow)} {ServerAnswer.Place(change)}{ServerAnswer.Text(change, "message")}");
            }
        }
    }

    private static void Problem(JsonNode? problem, string folder, Terminal terminal)
    {
        var isError = problem?["isError"]?.GetValue<bool>() is not false;
        terminal.Out.WriteLine(
            $"{Place(folder, ServerAnswer.Text(problem, "file"))}:{ServerAnswer.Number(problem, "line")}:{ServerAnswer.Number(problem, "column")} "
            + $"{terminal.Paint(isError ? "error" : "remark", isError ? Paint.Red : Paint.Cyan)} {ServerAnswer.Text(problem, "path")} {ServerAnswer.Text(problem, "message")}");
    }

    private static string Place(string folder, string? file) => file is null ? folder : Path.Combine(folder, file);

    private static string Sum(JsonObject report, Terminal terminal)
    {
        int Count(string action) => ServerAnswer.Items(report["apis"]).Count(api => ServerAnswer.Text(api, "action") == action);
        var counts = $"APIs: {Count("added")} added, {Count("changed")} changed, {Count("removed")} removed, {ServerAnswer.Number(report, "unchanged")} unchanged.";
        return ServerAnswer.Text(report, "verdict") switch
        {
            "unchanged" => terminal.Paint("There is nothing to change.", Paint.Green),
            "applicable" => $"{counts} Plan {ServerAnswer.Text(report, "plan")?[..12]}",
            "applied" => $"{terminal.Paint("Applied.", Paint.Green)} {counts}",
            "refused" => $"{terminal.Paint("Refused", Paint.Red)}, and nothing was changed. {counts}",
            "unreadable" => $"{terminal.Paint("Not readable", Paint.Red)}, and nothing was changed. {counts}",
            _ => $"{terminal.Paint("Overtaken", Paint.Red)}: the catalogue or the files changed since the plan was made, and nothing was applied. Run it again.",
        };
    }
}
