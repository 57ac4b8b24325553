using System.CommandLine;
using System.Net.Http.Headers;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;
using Portal.Api.Contracts;

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
        var (force, reason) = CommonOptions.Force();
        var sarif = new Option<string>("--sarif") { Description = "With --dry-run: write the report as SARIF 2.1.0 into this file, for code hosts.", HelpName = "file" };
        var markdown = new Option<string>("--markdown") { Description = "With --dry-run: write the report as Markdown into this file, for a comment on the pull request.", HelpName = "file" };
        var json = CommonOptions.Json();
        var command = new Command(
            "publish",
            """
            Publish a contract to a running portal: read, lint, compare with the one in force, gate, store.

              contracts publish openapi/travels/v2.yaml --api travels --version v2 --dry-run --markdown comment.md

            Exit codes: 0 published, publishable or unchanged; 1 refused by the gate; 2 wrong usage; 3 not readable; 4 the server refused.
            """)
        {
            file, api, version, server, tokenFile, dryRun, force, reason, sarif, markdown, json,
        };
        command.ForceTakesReason(force, reason);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(dryRun) && (result.GetValue(sarif) ?? result.GetValue(markdown)) is not null)
            {
                result.AddError("--sarif and --markdown take --dry-run: they tell what would be found.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var portal = PortalServer.Open(parsed.GetRequiredValue(server), parsed.GetValue(tokenFile));
            var path = $"api/v1/apis/{Uri.EscapeDataString(parsed.GetRequiredValue(api))}/versions/{Uri.EscapeDataString(parsed.GetRequiredValue(version))}/contract";
            var query = $"?dryRun={(parsed.GetValue(dryRun) ? "true" : "false")}" + (parsed.GetValue(force) ? $"&force=true&reason={Uri.EscapeDataString(parsed.GetRequiredValue(reason))}" : "");
            var contract = parsed.GetRequiredValue(file);
            foreach (var (target, type) in new[] { (parsed.GetValue(sarif), SarifLog.ContentType), (parsed.GetValue(markdown), "text/markdown") })
            {
                if (target is not null)
                {
                    using var report = await SendAsync(portal, $"{path}{query}&file={Uri.EscapeDataString(contract)}", contract, type, cancellationToken);
                    await WriteAsync(report, target, type, cancellationToken);
                }
            }
            using var answer = await SendAsync(portal, path + query, contract, "application/json", cancellationToken);
            return await TellAsync(answer, parsed.GetValue(json), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<HttpResponseMessage> SendAsync(PortalServer portal, string path, string file, string type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = ContractUpload.Of(file) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        return await portal.SendAsync(request, cancellationToken);
    }

    private static async Task WriteAsync(HttpResponseMessage report, string target, string type, CancellationToken cancellationToken)
    {
        if (report.Content.Headers.ContentType?.MediaType != type)
        {
            throw new CommandException(ExitCode.Refused, ServerAnswer.Refusal(report, await ServerAnswer.ReadAsync(report, cancellationToken)));
        }
        OutputFile.Write(target, await report.Content.ReadAsByteArrayAsync(cancellationToken));
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
