using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Catalog.Revisions;
using Portal.Api.Contracts.Compare;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Impact;

/// <summary>
/// Tells the members of each organisation whose applications use what a publication breaks, may break or takes leave of: one mail to each about all of
/// it, and nothing of anybody else's applications.
/// </summary>
internal sealed class ImpactMail(PortalDbContext db, IImpactSource impact, IOrganizationDirectory organizations, MailOutbox outbox, PortalLinks links, TimeProvider clock) : IPublicationSink
{
    public async Task PublishedAsync(Publication publication, CancellationToken cancellationToken)
    {
        if (publication is not { Before: { } before, Comparison: { Changes.Count: > 0 } comparison })
        {
            return;
        }
        var open = ReaderChanges.Of(insider: false, before, publication.Document, comparison).Changes.ToHashSet();
        foreach (var (organization, applications) in await OwnersAsync(publication, comparison, cancellationToken))
        {
            // What is marked as internal is not told to others, though they may have used it.
            var told = organization.IsInternal ? applications : [.. applications.Select(one => one with { Changes = [.. one.Changes.Where(open.Contains)] }).Where(one => one.Changes.Count > 0)];
            if (told.Count > 0)
            {
                await TellAsync(publication, organization.Id, told, cancellationToken);
            }
        }
        outbox.Wake();
    }

    private async Task<List<(OrganizationEntry Organization, List<ImpactedApplication> Applications)>> OwnersAsync(Publication publication, ComparisonReport comparison, CancellationToken cancellationToken)
    {
        var impacted = (await impact.OfAsync(publication.ApiId, publication.Version, comparison.Changes, cancellationToken))
            .Where(one => one.ApplicationId != Guid.Empty).ToDictionary(one => one.ApplicationId);
        var ids = impacted.Keys.ToList();
        var owners = await db.Set<Application>().Where(application => ids.Contains(application.Id))
            .Select(application => new { application.Id, application.OrganizationId }).ToListAsync(cancellationToken);
        var known = await organizations.AllAsync(cancellationToken);
        return [.. owners.GroupBy(owner => owner.OrganizationId, owner => impacted[owner.Id]).Select(owner => (known[owner.Key], owner.OrderByDescending(one => one.Calls).ToList()))];
    }

    private async Task TellAsync(Publication publication, Guid organization, IReadOnlyList<ImpactedApplication> applications, CancellationToken cancellationToken)
    {
        if (await db.Set<ImpactNotice>().AnyAsync(notice => notice.VersionId == publication.VersionId && notice.Revision == publication.Revision && notice.OrganizationId == organization, cancellationToken))
        {
            return;
        }
        db.Add(new ImpactNotice { VersionId = publication.VersionId, Revision = publication.Revision, OrganizationId = organization, At = clock.GetUtcNow() });
        var compare = links.To(CatalogPaths.Compare(publication.Api, publication.Version, $"@{publication.Revision - 1}", $"@{publication.Revision}"));
        var (subject, body) = (ImpactMailText.Subject(publication, applications), ImpactMailText.Body(publication, applications, compare));
        foreach (var address in await organizations.MailAddressesAsync(organization, cancellationToken))
        {
            outbox.Add(db, address, subject, body);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            // Another process told them at the same moment.
            db.ChangeTracker.Clear();
        }
    }
}
