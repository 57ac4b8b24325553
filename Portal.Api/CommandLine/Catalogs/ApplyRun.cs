using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;

namespace Portal.Api.CommandLine.Catalogs;

/// <summary>One run of <c>apply</c> against a portal.</summary>
internal sealed class ApplyRun(PortalServer portal, byte[] files, string query, string folder, bool json, Terminal terminal)
{
    public async Task<int> PlanAsync(bool detailed, CancellationToken cancellationToken)
    {
        var plan = await SendAsync(dryRun: true, null, cancellationToken);
        Show(plan);
        return VerdictOf(plan) is "applicable" && detailed ? ExitCode.Pending : CodeOf(plan);
    }

    public async Task<int> ApplyAsync(bool yes, CancellationToken cancellationToken)
    {
        var plan = await SendAsync(dryRun: true, null, cancellationToken);
        if (VerdictOf(plan) is not "applicable")
        {
            Show(plan);
            return CodeOf(plan);
        }
        if (!json)
        {
            CatalogText.Write(plan, folder, terminal);
        }
        if (!yes && !await ConfirmAsync(cancellationToken))
        {
            await terminal.Error.WriteLineAsync("Nothing was changed.");
            return ExitCode.Interrupted;
        }
        var applied = await SendAsync(dryRun: false, ServerAnswer.Text(plan, "plan"), cancellationToken);
        if (json || VerdictOf(applied) is not "applied")
        {
            Show(applied);
        }
        else
        {
            await terminal.Out.WriteLineAsync(terminal.Paint("Applied.", Paint.Green));
        }
        return CodeOf(applied);
    }

    private async Task<bool> ConfirmAsync(CancellationToken cancellationToken)
    {
        if (terminal.In is not { } person)
        {
            throw new CommandException(ExitCode.WrongUsage, "Nobody is here to be asked. Say --yes to apply this plan, or --dry-run to look at it only.");
        }
        await terminal.Error.WriteAsync("Apply this? Only 'yes' does: ");
        return (await person.ReadLineAsync(cancellationToken))?.Trim() is "yes";
    }

    private async Task<JsonObject> SendAsync(bool dryRun, string? plan, CancellationToken cancellationToken)
    {
        using var progress = terminal.Progress(dryRun ? "Planning" : "Applying", 2);
        progress.Step(folder);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/catalog?dryRun={(dryRun ? "true" : "false")}{query}")
        {
            Content = new ByteArrayContent(files) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } },
        };
        if (plan is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{plan}\""));
        }
        using var answer = await portal.SendAsync(request, cancellationToken);
        progress.Step(portal.Address);
        var report = await ServerAnswer.ReadAsync(answer, cancellationToken);
        return VerdictOf(report) is not null ? report : throw new CommandException(ExitCode.Refused, ServerAnswer.Refusal(answer, report));
    }

    private void Show(JsonObject report)
    {
        if (json)
        {
            terminal.WriteJson(report);
        }
        else
        {
            CatalogText.Write(report, folder, terminal);
        }
    }

    private static string? VerdictOf(JsonObject report) => ServerAnswer.Text(report, "verdict");

    private static int CodeOf(JsonObject report) => VerdictOf(report) switch
    {
        "unchanged" or "applicable" or "applied" => ExitCode.Fine,
        "refused" => ExitCode.Found,
        "unreadable" => ExitCode.Unreadable,
        _ => ExitCode.Refused,
    };
}
