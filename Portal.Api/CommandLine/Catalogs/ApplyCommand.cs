using System.CommandLine;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;

namespace Portal.Api.CommandLine.Catalogs;

/// <summary><c>apply -f openapi/</c>: plan, show, ask, apply.</summary>
internal static class ApplyCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string>("--file", "-f") { Description = "The folder of the catalogue: domains.yaml, and a folder for each API with api.yaml, its contracts and guides.", HelpName = "folder", Required = true };
        var server = CommonOptions.Server();
        var tokenFile = CommonOptions.TokenFile();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing." };
        var exitCode = new Option<bool>("--detailed-exit-code") { Description = $"With --dry-run: {ExitCode.Pending} when there is something to change, {ExitCode.Fine} when there is not." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask before changing something. Needed where nobody watches." };
        var prune = new Option<bool>("--prune") { Description = "Take away APIs and domains that the portal has and the folder has not. An API that is taken away keeps its subscriptions and records, and comes back when it is applied again." };
        var (force, reason) = CommonOptions.Force();
        var json = CommonOptions.Json();
        var command = new Command(
            "apply",
            """
            Bring a running portal to what a folder says: domains, APIs with their versions, life cycle, plans, limits and guides, and contracts.

            First the portal makes a plan, and the plan is shown: what is added (+), changed (~) and removed (-), field by field, and for each contract
            what lint and the comparison with the one in force found. Then it asks, and applies exactly that plan in one transaction: all of it or
            nothing. What is in the way (a file that cannot be read, a contract that breaks callers) is found in the plan. A second run changes nothing.

              apply -f openapi --dry-run          what would change?
              apply -f openapi --yes              in a pipeline, on the main branch
              apply -f openapi --prune            and take away what is not in the folder

            Exit codes: 0 applied, or nothing to change; 1 refused by the gate; 2 wrong usage; 3 a file cannot be read; 4 the server refused, or the
            plan was overtaken by another change; 5 changes are pending (with --dry-run --detailed-exit-code); 130 interrupted.
            """)
        {
            folder, server, tokenFile, dryRun, exitCode, yes, prune, force, reason, json,
        };
        command.ForceTakesReason(force, reason);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = CatalogUpload.Read(parsed.GetRequiredValue(folder));
            using var portal = PortalServer.Open(parsed.GetRequiredValue(server), parsed.GetValue(tokenFile));
            var query = (parsed.GetValue(prune) ? "&prune=true" : "") + (parsed.GetValue(force) ? $"&force=true&reason={Uri.EscapeDataString(parsed.GetRequiredValue(reason))}" : "");
            var run = new ApplyRun(portal, files, query, parsed.GetRequiredValue(folder), parsed.GetValue(json), terminal);
            return parsed.GetValue(dryRun)
                ? await run.PlanAsync(parsed.GetValue(exitCode), cancellationToken)
                : await run.ApplyAsync(parsed.GetValue(yes), cancellationToken);
        });
        return command;
    }
}
