using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Hosting;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Applications.News;

/// <summary>
/// Tells those concerned when a version's end is announced, moved or taken back, and reminds them 30 and 7 days before it answers no more. That
/// it was told is saved with the mails or not at all, so nobody hears anything twice, whatever stops or starts.
/// </summary>
internal sealed class EndingMails(PortalDbContext db, ConcernedOrganizations concerned, IOrganizationDirectory organizations, MailOutbox outbox, PortalLinks links, TimeProvider clock)
{
    private static readonly int[] DaysBefore = [30, 7];

    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await AnnounceAsync(cancellationToken);
        await RemindAsync(cancellationToken);
        outbox.Wake();
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var versionId in await Untold().Select(change => change.VersionId).Distinct().ToListAsync(cancellationToken))
        {
            // Read when it is their turn: saving lets go of all that was read before.
            var changes = await Untold().Where(change => change.VersionId == versionId).OrderBy(change => change.At).ThenBy(change => change.Id).ToListAsync(cancellationToken);
            if (changes.Count == 0)
            {
                continue;
            }
            // Several in a row are one piece of news, and what was taken back meanwhile is none.
            var (first, last) = (changes[0], changes[^1]);
            var news = (first.DeprecatedBefore, first.RetiredBefore) != (last.Deprecated, last.Retired) && last.Stage is not LifecycleState.Draft;
            if (news && await SceneAsync(versionId, cancellationToken) is { } scene)
            {
                await TellAsync(scene, EndingMailText.Subject(scene), EndingMailText.Announcement(scene, first.DeprecatedBefore, first.RetiredBefore), cancellationToken);
            }
            foreach (var change in changes)
            {
                change.ToldAt = clock.GetUtcNow();
            }
            await SaveAsync(cancellationToken);
        }
    }

    private IQueryable<LifecycleChange> Untold() => db.Set<LifecycleChange>().Where(change => change.ToldAt == null);

    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        var today = VersionLifecycle.DayOf(clock.GetUtcNow());
        var horizon = today.AddDays(DaysBefore.Max());
        var ending = await db.Set<PublishedVersion>().AsNoTracking().Where(version => version.Listed && version.Retired > today && version.Retired <= horizon).ToListAsync(cancellationToken);
        foreach (var version in ending)
        {
            var end = version.Retired!.Value;
            var done = await db.Set<LifecycleReminder>().Where(reminder => reminder.VersionId == version.Id && reminder.Retired == end).Select(reminder => reminder.DaysBefore).ToListAsync(cancellationToken);
            var due = DaysBefore.Where(days => end.DayNumber - today.DayNumber <= days && !done.Contains(days)).ToList();
            if (due.Count == 0)
            {
                continue;
            }
            var announced = await db.Set<LifecycleChange>().Where(change => change.VersionId == version.Id && change.Retired == end && change.RetiredBefore != end)
                .OrderByDescending(change => change.At).Select(change => (DateTimeOffset?)change.At).FirstOrDefaultAsync(cancellationToken);
            // Whoever heard of it when no more days were left needs no reminder of the same.
            var isNews = due.Any(days => announced is null || end.DayNumber - VersionLifecycle.DayOf(announced.Value).DayNumber > days);
            if (isNews && await SceneAsync(version.Id, cancellationToken) is { } scene)
            {
                await TellAsync(scene, EndingMailText.ReminderSubject(scene, end.DayNumber - today.DayNumber), EndingMailText.Reminder(scene), cancellationToken);
            }
            db.AddRange(due.Select(days => new LifecycleReminder { VersionId = version.Id, Retired = end, DaysBefore = days, At = clock.GetUtcNow() }));
            await SaveAsync(cancellationToken);
        }
    }

    private async Task TellAsync(EndingScene scene, string subject, string news, CancellationToken cancellationToken)
    {
        foreach (var organization in await concerned.OfAsync(scene.Api, scene.Version, scene.Hidden, cancellationToken))
        {
            var body = EndingMailText.Body(scene, news, organization, links);
            foreach (var address in await organizations.MailAddressesAsync(organization.Id, cancellationToken))
            {
                outbox.Add(db, address, subject, body);
            }
        }
    }

    private async Task<EndingScene?> SceneAsync(Guid versionId, CancellationToken cancellationToken) => await (
        from version in db.Set<PublishedVersion>().AsNoTracking()
        where version.Id == versionId && version.Listed
        join api in db.Set<PublishedApi>() on version.ApiId equals api.Id
        where api.Listed
        select new EndingScene(api.Slug, api.Title, version.Name, version.Deprecated, version.Retired, version.Successor, version.Notice, api.Audience == Audience.Internal || version.Audience == Audience.Internal))
        .SingleOrDefaultAsync(cancellationToken);

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Caused(exception))
        {
            // Another process told the same at the same moment, and these mails with it.
        }
        db.ChangeTracker.Clear();
    }
}

/// <summary>A version whose end is told.</summary>
internal sealed record EndingScene(string Api, string Title, string Version, DateOnly? Deprecated, DateOnly? Retired, string? Successor, string? Notice, bool Hidden);
