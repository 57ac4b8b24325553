using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog;

/// <summary>Brings the rows of an API and its versions to what its definition says, then tells the rooms that keep parts of it.</summary>
internal sealed class DefineApi(PortalDbContext db, PublishedApis published, LifecycleRecord lives, IEnumerable<IApiDefinitionSink> sinks, TimeProvider clock)
{
    public async Task ExecuteAsync(ApiDefinition definition, CancellationToken cancellationToken)
    {
        var api = await db.Set<PublishedApi>().Include(row => row.Versions).SingleOrDefaultAsync(row => row.Slug == definition.Slug, cancellationToken);
        if (api is null)
        {
            api = New(definition);
            db.Add(api);
        }
        (api.Title, api.Summary, api.Owner, api.Domain) = (definition.Title, definition.Summary, definition.Owner, definition.Domain);
        (api.Audience, api.ThroughGateway, api.ErrorStyle, api.Listed) = (definition.Audience, definition.ThroughGateway, definition.ErrorStyle, true);
        if (!api.Tags.SequenceEqual(definition.Tags))
        {
            api.Tags = [.. definition.Tags];
        }
        foreach (var version in api.Versions)
        {
            version.Listed = definition.Versions.Any(defined => defined.Name == version.Name);
        }
        for (var position = 0; position < definition.Versions.Count; position++)
        {
            Place(api, definition.Versions[position], position);
        }
        await db.SaveChangesAsync(cancellationToken);
        published.Forget();
        foreach (var sink in sinks)
        {
            await sink.ApplyAsync(api.Id, definition, cancellationToken);
        }
    }

    private PublishedApi New(ApiDefinition definition) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Slug = definition.Slug,
        Title = definition.Title,
        Summary = definition.Summary,
        Owner = definition.Owner,
        Domain = definition.Domain,
        Audience = definition.Audience,
        Tags = [.. definition.Tags],
        ThroughGateway = definition.ThroughGateway,
        ErrorStyle = definition.ErrorStyle,
        Listed = true,
    };

    private void Place(PublishedApi api, VersionDefinition defined, int position)
    {
        if (api.Versions.Find(version => version.Name == defined.Name) is { } known)
        {
            (known.Position, known.Audience) = (position, defined.Audience);
            Live(api, known, defined, isNew: false);
            return;
        }
        var added = new PublishedVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ApiId = api.Id,
            Name = defined.Name,
            Position = position,
            Audience = defined.Audience,
            Listed = true,
        };
        // Added by hand: a key that is set looks to EF like a row that exists.
        db.Add(added);
        Live(api, added, defined, isNew: true);
    }

    /// <summary>The last word counts: the file's when it says something else than before, until then what was said at run time.</summary>
    private void Live(PublishedApi api, PublishedVersion version, VersionDefinition defined, bool isNew)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"{defined.State}|{defined.Deprecated:O}|{defined.Retired:O}|{defined.Successor}|{defined.Notice}");
        if (version.DefinedLife == words)
        {
            return;
        }
        version.DefinedLife = words;
        var today = VersionLifecycle.DayOf(clock.GetUtcNow());
        var life = LifecycleRules.Resolve(defined.State, defined.Deprecated, defined.Retired, defined.Successor, defined.Notice, today, isNew ? null : version.Life);
        lives.Set(api, version, life, Actor.System, "The API's definition file says so.", isNew);
    }
}
