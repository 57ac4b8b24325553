using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Domains;
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
/// Applies the program's own folder at start, before anything that works by it, as far as it has news since it was last taken over. What is
/// broken is told with file, line and reason, and what was published before stays; a start never fails for it.
/// </summary>
internal sealed class PublishFolder(IServiceScopeFactory scopes, IAccessPublisher access, IOptions<CatalogOptions> options, ILogger<PublishFolder> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeOverAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Caused(exception))
        {
            // Another process on the same data began at the same time and was first. What it took over is no news any more.
            await TakeOverAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        var root = options.Value.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder, ProgramFiles.Home) : ProgramFiles.Contracts;
        var (files, unreadable) = CatalogFolder.Read(root);
        Tell(root, unreadable);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var digests = await db.Set<FolderDigest>().ToDictionaryAsync(digest => digest.Name, cancellationToken);
        var parts = files.All.GroupBy(PartOf).ToDictionary(part => part.Key, CatalogFiles.Digest);
        var kept = parts.Keys.Concat(unreadable.Select(problem => PartOf(problem.File!))).ToHashSet();
        var request = new CatalogRequest(files.Where(file => digests.GetValueOrDefault(PartOf(file))?.Sha256 != parts[PartOf(file)]))
        {
            IsStart = true,
            Gone = [.. (await KnownAsync(db, digests, cancellationToken)).Where(name => !kept.Contains(name))],
        };
        var report = (await scope.ServiceProvider.GetRequiredService<ApplyCatalog>().ExecuteAsync(Actor.System, request, cancellationToken)).Value;
        await TellAsync(root, files, report, cancellationToken);
        if (report.Verdict is CatalogVerdict.Applied)
        {
            // Other processes on the same data run on.
            await access.PublishAsync(cancellationToken);
        }
        var broken = BrokenIn(report).Concat(unreadable.Select(problem => PartOf(problem.File!))).ToHashSet();
        await TakeAsync(db, request.Files.Where(file => !broken.Contains(PartOf(file))), cancellationToken);
        await RememberAsync(db, digests, parts, broken, cancellationToken);
    }

    private static string PartOf(CatalogFile file) => PartOf(file.Path);

    private static string PartOf(string path) => CatalogLayout.ApiOf(path) ?? DomainsFile.Name;

    /// <summary>What the folder had before. A database from before there were digests was filled by the folder alone.</summary>
    private static async Task<IReadOnlyCollection<string>> KnownAsync(PortalDbContext db, Dictionary<string, FolderDigest> digests, CancellationToken cancellationToken) =>
        digests.Count > 0 ? digests.Keys : await db.Set<PublishedApi>().Select(api => api.Slug).ToListAsync(cancellationToken);

    private static IEnumerable<string> BrokenIn(CatalogReport report) =>
        report.Problems.Where(problem => problem is { IsError: true, File: not null }).Select(problem => PartOf(problem.File!))
            .Concat(report.Apis.Where(api => api.Contracts.Any(IsLeftOut)).Select(api => api.Api));

    private static bool IsLeftOut(ContractOutcome contract) => contract.Verdict is PublicationVerdict.Refused or PublicationVerdict.Unreadable;

    /// <summary>What was broken has not been taken over: it is told, and tried, at every start until it is mended.</summary>
    private static async Task RememberAsync(
        PortalDbContext db, Dictionary<string, FolderDigest> digests, Dictionary<string, string> parts, HashSet<string> broken, CancellationToken cancellationToken)
    {
        foreach (var (name, sha256) in parts)
        {
            if (digests.Remove(name, out var known))
            {
                known.Sha256 = broken.Contains(name) ? "" : sha256;
            }
            else if (!broken.Contains(name))
            {
                db.Add(new FolderDigest { Name = name, Sha256 = sha256 });
            }
        }
        db.RemoveRange(digests.Values.Where(gone => !broken.Contains(gone.Name)));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Contracts that were in force already are taken from the folder all the same: they are no news when their definition changes.</summary>
    private static async Task TakeAsync(PortalDbContext db, CatalogFiles files, CancellationToken cancellationToken)
    {
        var slugs = files.All.Select(PartOf).Distinct().ToList();
        var rows = await (from version in db.Set<PublishedVersion>() join api in db.Set<PublishedApi>() on version.ApiId equals api.Id where slugs.Contains(api.Slug) select new { api.Slug, Version = version }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var file = CatalogLayout.ContractOf(row.Slug, row.Version.Name).Select(place => files.Find(place.Path)).FirstOrDefault(file => file is not null);
            row.Version.FolderSha256 = file is { } taken ? Convert.ToHexStringLower(SHA256.HashData(taken.Bytes.Span)) : row.Version.FolderSha256;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellAsync(string root, CatalogFiles files, CatalogReport report, CancellationToken cancellationToken)
    {
        Tell(root, report.Problems);
        foreach (var file in report.Problems.Where(problem => problem is { IsError: true, File: { } path } && !CatalogLayout.IsContract(path)).Select(problem => problem.File!).Distinct())
        {
            logger.NotPublished(Path.Combine(root, file), "; what was published of it before stays as it was");
        }
        foreach (var api in report.Apis.Where(api => api.Action is CatalogAction.Removed))
        {
            logger.Unlisted(api.Api, root);
        }
        foreach (var contract in report.Apis.SelectMany(api => api.Contracts))
        {
            await TellAsync(Path.Combine(root, contract.File), files.Find(contract.File)!.Value, contract, cancellationToken);
        }
    }

    private async Task TellAsync(string file, CatalogFile contents, ContractOutcome contract, CancellationToken cancellationToken)
    {
        if (IsLeftOut(contract))
        {
            foreach (var finding in contract.Findings)
            {
                logger.LintErrorInFile(file, finding.Line, finding.Column, finding.Pointer, finding.Rule, finding.Message, ContractLint.Rules.First(rule => rule.Id == finding.Rule).Remedy);
            }
            foreach (var change in contract.Changes.Where(change => change.Class is ChangeClass.Breaking))
            {
                logger.BreakingInFile(file, change.AfterPointer ?? change.BeforePointer ?? "", change.Message);
            }
            logger.NotPublished(file, "; the contract published before, if any, stays in force");
        }
        if (contract.Verdict is PublicationVerdict.Published && ContractReader.Read(contents.Bytes).Document is { } document)
        {
            foreach (var opinion in await LibraryOpinion.AskAsync(document, cancellationToken))
            {
                logger.LibraryOpinion(file, opinion);
            }
        }
    }

    private void Tell(string root, IReadOnlyList<ContractProblem> problems)
    {
        foreach (var problem in problems)
        {
            var file = Path.Combine(root, problem.File ?? "");
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
