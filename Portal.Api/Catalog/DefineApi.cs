using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog;

/// <summary>Brings the rows of an API and its versions to what its definition says, and has the rooms that keep parts of it do the same, in the caller's transaction.</summary>
internal sealed class DefineApi(PortalDbContext db, LifecycleRecord lives, IEnumerable<IApiDefinitionSink> sinks, TimeProvider clock)
{
    public async Task ExecuteAsync(Actor actor, ApiDefinition definition, CancellationToken cancellationToken)
    {
        var api = await db.Set<PublishedApi>().Include(row => row.Versions).SingleOrDefaultAsync(row => row.Slug == definition.Slug, cancellationToken);
        if (api is null)
        {
            api = New(definition);
            db.Add(api);
        }
        (api.Title, api.Summary, api.Owner, api.Domain) = (definition.Title, definition.Summary, definition.Owner, definition.Domain);
        (api.Audience, api.ThroughGateway, api.ErrorStyle, api.Listed) = (definition.Audience, definition.ThroughGateway, definition.ErrorStyle, true);
        api.Upstream = definition.Upstream;
        api.Credentials = definition.Credentials;
        api.Edge = definition.Edge;
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
            Place(actor, api, definition.Versions[position], position);
        }
        await db.SaveChangesAsync(cancellationToken);
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

    private void Place(Actor actor, PublishedApi api, VersionDefinition defined, int position)
    {
        if (api.Versions.Find(version => version.Name == defined.Name) is { } known)
        {
            (known.Position, known.Audience) = (position, defined.Audience);
            Live(actor, api, known, defined, isNew: false);
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
        Live(actor, api, added, defined, isNew: true);
    }

    /// <summary>At start the file's word counts when it says something else than before, and until then what was said at run time; whoever applies files has the last word.</summary>
    private void Live(Actor actor, PublishedApi api, PublishedVersion version, VersionDefinition defined, bool isNew)
    {
        if (actor == Actor.System && version.DefinedLife == defined.LifeInWords)
        {
            return;
        }
        version.DefinedLife = defined.LifeInWords;
        var life = defined.LifeOn(VersionLifecycle.DayOf(clock.GetUtcNow()), isNew ? null : version.Life);
        lives.Set(api, version, life, actor, "The API's definition file says so.", isNew);
    }
}
