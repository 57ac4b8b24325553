using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Contracts;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog;

/// <summary>
/// Makes a contract the one that a version is read, routed and checked by. The same bytes again change nothing. Administrators only.
/// </summary>
public sealed class PublishContract
{
    private readonly PortalDbContext _db;
    private readonly PublishedApis _published;
    private readonly TimeProvider _clock;
    private readonly ILogger<PublishContract> _logger;

    internal PublishContract(PortalDbContext db, PublishedApis published, TimeProvider clock, ILogger<PublishContract> logger)
    {
        _db = db;
        _published = published;
        _clock = clock;
        _logger = logger;
    }

    public async Task<Outcome<PublicationView>> ExecuteAsync(Actor actor, string api, string version, ContractDocument document, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal.Forbidden("administrators_only", "Contracts are published by administrators.");
        }
        var row = await _db.Set<PublishedVersion>()
            .Where(row => row.Name == version && _db.Set<PublishedApi>().Any(owner => owner.Id == row.ApiId && owner.Slug == api))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version {version} of an API {api}.");
        }
        var current = await _db.Set<PublishedRevision>()
            .Where(revision => revision.VersionId == row.Id)
            .OrderByDescending(revision => revision.Number)
            .Select(revision => new { revision.Number, revision.Sha256 })
            .FirstOrDefaultAsync(cancellationToken);
        var sha = Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span));
        if (current?.Sha256 == sha)
        {
            return new PublicationView(current.Number, sha, IsNew: false);
        }
        var number = (current?.Number ?? 0) + 1;
        var now = _clock.GetUtcNow();
        _db.Add(new PublishedRevision
        {
            Id = Guid.CreateVersion7(now),
            VersionId = row.Id,
            Number = number,
            Bytes = document.Bytes.ToArray(),
            Format = document.Format,
            Sha256 = sha,
            PublishedAt = now,
        });
        await _db.SaveChangesAsync(cancellationToken);
        _published.Forget();
        _logger.Published(api, version, number, document.Operations.Count);
        return new PublicationView(number, sha, IsNew: true);
    }
}

/// <summary>The revision in force after a publication; <see cref="IsNew"/> false when it was so already.</summary>
public sealed record PublicationView(int Revision, string Sha256, bool IsNew);
