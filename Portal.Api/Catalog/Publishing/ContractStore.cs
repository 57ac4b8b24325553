using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Catalog.Publishing.Telling;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Publishing;

/// <summary>Stores contracts that were judged and may be published, and puts them in force.</summary>
internal sealed class ContractStore(
    PortalDbContext db, PublishedApis published, AuditTrail audit, IAccessPublisher access, PublicationTeller teller, TimeProvider clock, ILogger<ContractStore> logger)
{
    /// <summary>In the caller's unit of work, which is still to be saved.</summary>
    public async Task<StoredContract> AddAsync(Actor actor, PublishedVersion row, PublicationRequest request, PublicationReport report, CancellationToken cancellationToken)
    {
        var document = report.Document!;
        var revision = new PublishedRevision
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            VersionId = row.Id,
            Number = (report.InForce?.Number ?? 0) + 1,
            Bytes = Whole(document.Bytes),
            Format = document.Format,
            Sha256 = report.Candidate.Sha256,
            PublishedAt = clock.GetUtcNow(),
            PublishedBy = actor.Name,
            Audience = await AudienceAsync(row, cancellationToken),
        };
        db.Add(revision);
        row.FolderSha256 = request.IsStart ? revision.Sha256 : row.FolderSha256;
        audit.Add(db, actor, report.Gate.Forced ? "contract.forced" : "contract.published", $"contract/{request.Api}/{request.Version}", Summary(report, revision.Number), reason: report.Gate.Reason);
        return new StoredContract(
            new PublicationRevision(revision.Number, revision.Sha256, revision.PublishedAt),
            new Publication(row.ApiId, request.Api, row.Id, request.Version, revision.Number, document, report.Before, report.Comparison, revision.PublishedAt, request.IsStart));
    }

    /// <summary>They are committed: whoever sent them may go away, and they come into force all the same. At start the gateway is not up yet.</summary>
    public async Task PutInForceAsync(IReadOnlyList<StoredContract> contracts, bool isStart)
    {
        published.Forget();
        foreach (var (revision, publication) in contracts)
        {
            published.Keep(revision.Sha256, publication.Document);
            logger.Published(publication.Api, publication.Version, revision.Number, publication.Document.Operations.Count);
        }
        if (!isStart)
        {
            await access.PublishAsync(CancellationToken.None);
        }
        foreach (var (_, publication) in contracts)
        {
            await teller.TellAsync(publication, CancellationToken.None);
        }
    }

    private async Task<Audience> AudienceAsync(PublishedVersion row, CancellationToken cancellationToken) =>
        row is { Audience: Audience.Partners, Stage: not LifecycleState.Draft } && await db.Set<PublishedApi>().AnyAsync(api => api.Id == row.ApiId && api.Audience == Audience.Partners, cancellationToken)
            ? Audience.Partners
            : Audience.Internal;

    private static string Summary(PublicationReport report, int number)
    {
        var summary = $"Revision {number} of {report.Api} {report.Version} was published";
        return report.Gate.Forced
            ? $"{summary} although: {string.Join(' ', report.Gate.Obstacles.Select(obstacle => obstacle.Message))}"
            : (report.Comparison?.Changes.Count + report.Comparison?.Omitted) switch
            {
                null or 0 => $"{summary}.",
                1 => $"{summary}, with 1 change.",
                var changes => $"{summary}, with {changes} changes.",
            };
    }

    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment is { Offset: 0, Array: { } array } && segment.Count == array.Length ? array : bytes.ToArray();
}
