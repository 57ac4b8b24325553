using System.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog;

/// <summary>
/// Publishes the folder of contracts at start, before anything that works by them. What is broken is told with file, line and reason,
/// and what was published before stays; a start never fails for it.
/// </summary>
internal sealed class PublishFolder(IServiceScopeFactory scopes, IAccessPublisher access, IOptions<CatalogOptions> options, ILogger<PublishFolder> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var root = options.Value.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder, ProgramFiles.Home) : ProgramFiles.Contracts;
        var domains = await DomainsAsync(Path.Combine(root, DomainsFile.Name), cancellationToken);
        var slugs = new List<string>();
        var published = 0;
        foreach (var file in Files(root))
        {
            slugs.Add(Path.GetFileName(Path.GetDirectoryName(file)!));
            published += await PublishAsync(file, slugs[^1], domains, cancellationToken);
        }
        await UnlistAsync(slugs, root, cancellationToken);
        if (published > 0)
        {
            // Other processes on the same data run on.
            await access.PublishAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<string> Files(string root) => !Directory.Exists(root)
        ? []
        : Directory.EnumerateDirectories(root).Select(folder => Path.Combine(folder, "api.yaml")).Where(File.Exists).Order(StringComparer.Ordinal);

    /// <summary>The names there are; null: none are declared, and an API may name any.</summary>
    private async Task<IReadOnlyCollection<string>?> DomainsAsync(string file, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var define = scope.ServiceProvider.GetRequiredService<DefineDomains>();
        if (!File.Exists(file))
        {
            await define.ExecuteAsync([], cancellationToken);
            return null;
        }
        if (await BytesAsync(file, cancellationToken) is not { } bytes)
        {
            return null;
        }
        var (domains, problems) = DomainsFile.Read(bytes);
        if (domains is null)
        {
            Tell(file, problems);
            logger.NotPublished(file, "; the domains declared before stay as they were");
            return null;
        }
        await define.ExecuteAsync(domains, cancellationToken);
        return [.. domains.Select(domain => domain.Name)];
    }

    /// <summary>How many of its contracts came into force.</summary>
    private async Task<int> PublishAsync(string file, string slug, IReadOnlyCollection<string>? domains, CancellationToken cancellationToken)
    {
        if (await BytesAsync(file, cancellationToken) is not { } bytes)
        {
            return 0;
        }
        var (definition, problems) = ApiFile.Read(slug, bytes, domains);
        if (definition is null)
        {
            Tell(file, problems);
            logger.NotPublished(file, "; what was published of this API before stays as it was");
            return 0;
        }
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DefineApi>().ExecuteAsync(definition, cancellationToken);
        var published = 0;
        foreach (var version in definition.Versions)
        {
            published += await PublishAsync(Path.Combine(Path.GetDirectoryName(file)!, version.Name + ".yaml"), slug, version.Name, cancellationToken) ? 1 : 0;
        }
        await PublishGuidesAsync(Path.GetDirectoryName(file)!, slug, cancellationToken);
        return published;
    }

    private async Task PublishGuidesAsync(string root, string slug, CancellationToken cancellationToken)
    {
        var guides = new GuideFolder(Path.Combine(root, "guides")).Read(slug);
        foreach (var guide in guides)
        {
            Tell(guide.File, guide.Problems);
            if (guide.Definition is null)
            {
                logger.NotPublished(guide.File, "; the guide published before, if any, stays as it was");
            }
        }
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PublishGuides>()
            .ExecuteAsync(slug, [.. guides.Select(guide => guide.Definition).OfType<GuideDefinition>()], [.. guides.Select(guide => guide.Slug)], cancellationToken);
    }

    private async Task<bool> PublishAsync(string file, string slug, string version, CancellationToken cancellationToken)
    {
        if (!File.Exists(file) && Path.ChangeExtension(file, ".json") is var json && File.Exists(json))
        {
            file = json;
        }
        if (await BytesAsync(file, cancellationToken) is not { } bytes)
        {
            return false;
        }
        var request = new PublicationRequest(slug, version, bytes)
        {
            Format = file.EndsWith(".json", StringComparison.Ordinal) ? ContractFormat.Json : ContractFormat.Yaml,
            IsStart = true,
        };
        await using var scope = scopes.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<PublishContract>().ExecuteAsync(Actor.System, request, cancellationToken);
        await TellAsync(file, outcome.Value, cancellationToken);
        return outcome.Value.Verdict is PublicationVerdict.Published;
    }

    private async Task TellAsync(string file, PublicationReport report, CancellationToken cancellationToken)
    {
        Tell(file, report.Problems);
        if (report.Verdict is PublicationVerdict.Unreadable or PublicationVerdict.Refused)
        {
            foreach (var finding in report.Lint?.Findings.Where(finding => finding.Severity is LintSeverity.Error) ?? [])
            {
                logger.LintErrorInFile(file, finding.Line, finding.Column, finding.Pointer, finding.Rule.Id, finding.Message, finding.Rule.Remedy);
            }
            foreach (var change in report.Comparison?.Changes.Where(change => change.Class is ChangeClass.Breaking) ?? [])
            {
                logger.BreakingInFile(file, change.AfterPointer ?? change.BeforePointer ?? "", change.Message);
            }
            logger.NotPublished(file, "; the contract published before, if any, stays in force");
        }
        if (report is { Verdict: PublicationVerdict.Published, Document: { } document })
        {
            foreach (var opinion in await LibraryOpinion.AskAsync(document, cancellationToken))
            {
                logger.LibraryOpinion(file, opinion);
            }
        }
    }

    private async Task<byte[]?> BytesAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            logger.FileUnreadable(file, exception.Message);
            return null;
        }
    }

    /// <summary>An API whose folder is gone keeps its rows and is shown to nobody.</summary>
    private async Task UnlistAsync(List<string> slugs, string root, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        foreach (var gone in await db.Set<PublishedApi>().Where(api => api.Listed && !slugs.Contains(api.Slug)).ToListAsync(cancellationToken))
        {
            gone.Listed = false;
            logger.Unlisted(gone.Slug, root);
        }
        await db.SaveChangesAsync(cancellationToken);
        scope.ServiceProvider.GetRequiredService<PublishedApis>().Forget();
    }

    private void Tell(string file, IReadOnlyList<ContractProblem> problems)
    {
        foreach (var problem in problems)
        {
            if (problem.IsError)
            {
                logger.ProblemInFile(file, problem.Line, problem.Column, problem.Path, problem.Message);
            }
            else
            {
                logger.RemarkOnFile(file, problem.Line, problem.Column, problem.Path, problem.Message);
            }
        }
    }
}
