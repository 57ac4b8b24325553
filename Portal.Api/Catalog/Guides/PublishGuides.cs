using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Guides;

/// <summary>
/// Brings the guides of an API to what its folder says. One that is broken stays as it was published before; one whose file is gone goes. The same
/// again changes nothing.
/// </summary>
internal sealed class PublishGuides(PortalDbContext db, PublishedApis published, TimeProvider clock)
{
    /// <param name="present">Every guide that has a file, broken or not.</param>
    public async Task ExecuteAsync(string api, IReadOnlyList<GuideDefinition> guides, IReadOnlyCollection<string> present, CancellationToken cancellationToken)
    {
        var owner = await db.Set<PublishedApi>().Where(row => row.Slug == api).Select(row => row.Id).SingleAsync(cancellationToken);
        var rows = await db.Set<PublishedGuide>().Where(row => row.ApiId == owner).ToDictionaryAsync(row => row.Slug, cancellationToken);
        db.RemoveRange(rows.Values.Where(row => !present.Contains(row.Slug)));
        var now = clock.GetUtcNow();
        foreach (var guide in guides)
        {
            if (rows.TryGetValue(guide.Slug, out var row))
            {
                Change(row, guide, now);
            }
            else
            {
                db.Add(New(owner, guide, now));
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        published.Forget();
    }

    private static PublishedGuide New(Guid owner, GuideDefinition guide, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApiId = owner,
        Slug = guide.Slug,
        Title = guide.Title,
        Summary = guide.Summary,
        Position = guide.Order,
        Audience = guide.Audience,
        Markdown = guide.Markdown,
        ChangedAt = now,
    };

    private static void Change(PublishedGuide row, GuideDefinition guide, DateTimeOffset now)
    {
        if ((row.Title, row.Summary, row.Position, row.Audience, row.Markdown) != (guide.Title, guide.Summary, guide.Order, guide.Audience, guide.Markdown))
        {
            (row.Title, row.Summary, row.Position, row.Audience, row.Markdown) = (guide.Title, guide.Summary, guide.Order, guide.Audience, guide.Markdown);
            row.ChangedAt = now;
        }
    }
}
