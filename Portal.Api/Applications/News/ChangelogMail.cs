using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Changelog;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Contracts.Compare;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.News;

/// <summary>
/// Mails what a publication changed to the members of organisations that subscribe to the API, unless they want no such mail. Organisations whose
/// calls it concerns are told of that in a mail of its own (<see cref="IImpactSource"/> says which they are), and not twice.
/// </summary>
internal sealed class ChangelogMail(PortalDbContext db, IImpactSource impact, IOrganizationDirectory organizations, MailOutbox outbox, PortalLinks links) : IChangelogMail
{
    private const int MostLines = 20;

    public async Task AddAsync(ChangelogEntry entry, Publication publication, CancellationToken cancellationToken)
    {
        var version = await db.Set<PublishedVersion>().AsNoTracking().SingleAsync(row => row.Id == entry.VersionId, cancellationToken);
        var api = await db.Set<PublishedApi>().AsNoTracking().SingleAsync(row => row.Id == version.ApiId, cancellationToken);
        if (version.Stage is LifecycleState.Draft)
        {
            return;
        }
        var known = await organizations.AllAsync(cancellationToken);
        var hidden = (api.Audience, version.Audience) is not (Audience.Partners, Audience.Partners);
        var subscribers = await db.Set<Subscription>().Where(held => held.Api == api.Slug && held.State == SubscriptionState.Active)
            .Select(held => held.Application.OrganizationId).Distinct().ToListAsync(cancellationToken);
        foreach (var insiders in (bool[])[false, true])
        {
            var lines = entry.Lines.Where(line => (insiders || !line.Internal) && line.Section is not ChangelogSection.Fixed).ToList();
            var readers = subscribers.Where(id => known[id].IsInternal == insiders && (insiders || !hidden)).ToList();
            if (lines.Count == 0 || readers.Count == 0)
            {
                continue;
            }
            var told = await ToldAsync(publication, insiders, cancellationToken);
            var (subject, body) = ($"{api.Title} {version.Name}: {(lines.Exists(line => line.Breaking) ? "a change that breaks calls" : "what changed")}", Body(api, version, entry, lines));
            foreach (var address in await organizations.ChangelogAddressesAsync([.. readers.Where(id => !told.Contains(id))], cancellationToken))
            {
                outbox.Add(db, address, subject, body);
            }
        }
    }

    /// <summary>Those who are mailed about their own calls, by the changes that they may know of.</summary>
    private async Task<HashSet<Guid>> ToldAsync(Publication publication, bool insiders, CancellationToken cancellationToken)
    {
        if (publication is not { Before: { } before, Comparison: { } comparison })
        {
            return [];
        }
        List<ContractChange> changes = [.. comparison.Changes.Where(change => insiders || !ChangelogText.IsInternal(before, publication.Document, change))];
        var applications = (await impact.OfAsync(publication.ApiId, publication.Version, changes, cancellationToken)).Select(one => one.ApplicationId).ToList();
        return await db.Set<Application>().Where(application => applications.Contains(application.Id)).Select(application => application.OrganizationId).ToHashSetAsync(cancellationToken);
    }

    private string Body(PublishedApi api, PublishedVersion version, ChangelogEntry entry, List<ChangelogLine> lines)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"A new contract of {api.Title} {version.Name} is in force since {entry.At.UtcDateTime:d MMMM yyyy, HH:mm} UTC. In the last 30 days you made no calls that it breaks or takes leave of.\n");
        foreach (var section in lines.Take(MostLines).GroupBy(line => line.Section))
        {
            body.Append('\n').Append(section.Key).Append("\n\n");
            foreach (var line in section)
            {
                body.Append("- ").Append(line.Breaking ? "Breaking: " : "").Append(line.Where is { } where ? $"{where}: " : "").Append(line.Text.Replace("`", "", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append('\n');
            }
        }
        if (lines.Count > MostLines)
        {
            body.Append(CultureInfo.InvariantCulture, $"\nand {lines.Count - MostLines} more.\n");
        }
        return body.Append(CultureInfo.InvariantCulture, $"""

            All of it:
            {links.To($"{CatalogPaths.Changelog(api.Slug, version.Name)}#entry-{entry.Id:N}")}

            You get this mail because your organisation subscribes to {api.Title}. Whether you want it is yours to say:
            {links.To("/account#mail")}

            """).ToString();
    }
}
