using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Notifications;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Changelog;

/// <summary>Writes the changelog's entry of a publication, and with it, or not at all, the mail that goes with it.</summary>
internal sealed class ChangelogSink(PortalDbContext db, IChangelogMail mail, MailOutbox outbox) : IPublicationSink
{
    public async Task PublishedAsync(Publication publication, CancellationToken cancellationToken)
    {
        if (await db.Set<ChangelogEntry>().AnyAsync(known => known.VersionId == publication.VersionId && known.Revision == publication.Revision, cancellationToken))
        {
            return;
        }
        var entry = Write(publication);
        db.Add(entry);
        await mail.AddAsync(entry, publication, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            // Another process told of the same publication, and has done all of this.
            db.ChangeTracker.Clear();
        }
        outbox.Wake();
    }

    internal static ChangelogEntry Write(Publication publication) => new()
    {
        Id = Guid.CreateVersion7(publication.At),
        VersionId = publication.VersionId,
        Revision = publication.Revision,
        At = publication.At,
        ContractVersion = publication.Document.Version is { Length: > 100 } longer ? longer[..100] : publication.Document.Version,
        Lines = ChangelogText.Of(publication.Before, publication.Document, publication.Comparison, publication.Revision == 1),
    };
}
