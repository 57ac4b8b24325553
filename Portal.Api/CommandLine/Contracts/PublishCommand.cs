using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;

namespace Portal.Api.CommandLine.Contracts;

/// <summary><c>contracts publish FILE --api travels --version v2</c>: by the management API, with all its checks.</summary>
internal static class PublishCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "The contract: a file, a zip, or a folder whose files refer to each other." };
        var api = new Option<string>("--api") { Description = "The API's name in addresses.", Required = true };
        var version = new Option<string>("--version") { Description = "The version whose contract it is.", Required = true };
        var server = CommonOptions.Server();
        var tokenFile = CommonOptions.TokenFile();
        var dryRun = new Option<bool>("--dry-run") { Description = "Judge only: nothing is stored." };
        var force = new Option<bool>("--force") { Description = "Publish although it breaks callers or has errors; with --reason, for administrators, audited." };
        var reason = new Option<string>("--reason") { Description = "Why it is forced, in 10 to 500 characters." };
        var json = CommonOptions.Json();
        var command = new Command("publish", "Publish a contract to a running portal: read, lint, compare, gate, store.") { file, api, version, server, tokenFile, dryRun, force, reason, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(force) && string.IsNullOrWhiteSpace(result.GetValue(reason)))
            {
                result.AddError("--force takes --reason: it is kept in the audit trail.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var portal = PortalServer.Open(parsed.GetRequiredValue(server), parsed.GetValue(tokenFile));
            var path = $"api/v1/apis/{Uri.EscapeDataString(parsed.GetRequiredValue(api))}/versions/{Uri.EscapeDataString(parsed.GetRequiredValue(version))}/contract";
            var query = $"?dryRun={(parsed.GetValue(dryRun) ? "true" : "false")}" + (parsed.GetValue(force) ? $"&force=true&reason={Uri.EscapeDataString(parsed.GetRequiredValue(reason))}" : "");
            using var request = new HttpRequestMessage(HttpMethod.Post, path + query) { Content = ContractUpload.Of(parsed.GetRequiredValue(file)) };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var answer = await portal.SendAsync(request, cancellationToken);
            return await TellAsync(answer, parsed.GetValue(json), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> TellAsync(HttpResponseMessage answer, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = await ServerAnswer.ReadAsync(answer, cancellationToken);
        if (report["verdict"]?.GetValue<string>() is not { } verdict)
        {
            throw new CommandException(ExitCode.Refused, ServerAnswer.Refusal(answer, report));
        }
        if (json)
        {
            terminal.WriteJson(report);
        }
        else
        {
            PublishText.Write(report, verdict, terminal);
        }
        return verdict switch
        {
            "published" or "unchanged" or "publishable" => ExitCode.Fine,
            "refused" => ExitCode.Found,
            "unreadable" => ExitCode.Unreadable,
            _ => ExitCode.Refused,
        };
    }
}
