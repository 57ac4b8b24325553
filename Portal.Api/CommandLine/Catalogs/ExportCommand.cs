using System.CommandLine;
using Portal.Api.Catalog.Definition;
using Portal.Api.CommandLine.Output;
using Portal.Api.CommandLine.Remote;
using Portal.Api.DataPlanes.Kubernetes;

namespace Portal.Api.CommandLine.Catalogs;

/// <summary><c>export -o DIR</c>: the catalogue in force as files.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string>("--output", "-o") { Description = "The folder to write to; made if it is not there.", HelpName = "folder", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Write into a folder that has files, over those of the same names. What the portal does not have is named, and left." };
        var server = CommonOptions.Server();
        var tokenFile = CommonOptions.TokenFile();
        var json = CommonOptions.Json();
        var command = new Command(
            "export",
            """
            Write a running portal's catalogue as files: contracts as the very bytes that were published, and domains.yaml, api.yaml and guides as
            they hold, pictures within the text. Applying an export changes nothing, and exporting twice writes the same bytes. Comments and the
            spelling of hand-written api.yaml and domains.yaml files are not kept.

            With istio, gateway-api or envoy-gateway: manifests instead, that have a cluster's own data plane ask the portal.
            """)
        {
            folder, overwrite, server, tokenFile, json,
            KubernetesCommand.Create(KubernetesTarget.Istio, terminal),
            KubernetesCommand.Create(KubernetesTarget.GatewayApi, terminal),
            KubernetesCommand.Create(KubernetesTarget.EnvoyGateway, terminal),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetRequiredValue(folder);
            OutputFolder.Check(target, parsed.GetValue(overwrite));
            using var portal = PortalServer.Open(parsed.GetRequiredValue(server), parsed.GetValue(tokenFile));
            var files = await ReadAsync(portal, cancellationToken);
            Write(files, target, terminal);
            Tell(files, target, parsed.GetValue(json), terminal);
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task<CatalogFiles> ReadAsync(PortalServer portal, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/catalog");
        using var answer = await portal.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType is not "application/zip")
        {
            throw new CommandException(ExitCode.Refused, ServerAnswer.Refusal(answer, await ServerAnswer.ReadAsync(answer, cancellationToken)));
        }
        var (files, problem) = CatalogZip.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return files ?? throw new CommandException(ExitCode.Refused, $"The server answered with no catalogue: {problem}");
    }

    private static void Write(CatalogFiles files, string target, Terminal terminal)
    {
        var all = files.All.Where(file => CatalogLayout.Takes(file.Path)).ToList();
        using var progress = terminal.Progress("Writing", all.Count);
        foreach (var file in all)
        {
            progress.Step(file.Path);
            OutputFile.Write(Path.Combine(target, file.Path), file.Bytes.Span);
        }
    }

    private static void Tell(CatalogFiles files, string target, bool json, Terminal terminal)
    {
        var left = CatalogFolder.Read(target).Files.All.Where(file => files.Find(file.Path) is null).Select(file => file.Path).ToList();
        if (json)
        {
            terminal.WriteJson(new ExportOutput(target, files.Sha256, [.. files.All.Select(file => file.Path)], left));
            return;
        }
        foreach (var path in left)
        {
            terminal.Out.WriteLine(terminal.Paint($"{Path.Combine(target, path)} is not in the portal, and was left as it is.", Paint.Yellow));
        }
        terminal.Out.WriteLine($"{files.All.Count()} files written to {target}.");
    }
}

/// <summary>What was written, for programs: <c>--json</c>. <see cref="Sha256"/> is over paths and bytes.</summary>
internal sealed record ExportOutput(string Folder, string Sha256, IReadOnlyList<string> Files, IReadOnlyList<string> Left);
