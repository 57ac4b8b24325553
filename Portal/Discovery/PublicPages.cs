using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Identity;
using Portal.Catalog;
using Portal.Home;
using Portal.Problems;
using Portal.Reference;

namespace Portal.Discovery;

/// <summary>
/// Every page that someone without an account may read, the general ones first. <see cref="Changed"/> is when what it shows was published; null
/// where that is not known.
/// </summary>
internal sealed record PublicPage(PublicPageKind Kind, string Path, string Title, string Summary, DateTimeOffset? Changed, Type Twin, RouteValueDictionary Route);

internal enum PublicPageKind
{
    General,
    Api,
    Guide,
    Changelog,
    Operation,
    Webhook,
    Tag,
    Schema,
    Problem,
}

/// <summary>Walks the catalogue as the least of its readers sees it.</summary>
internal sealed class PublicPages(CatalogQueries catalog)
{
    public async Task<IReadOnlyList<PublicPage>> AllAsync(CancellationToken cancellationToken)
    {
        var apis = await catalog.ListAsync(Actor.Anonymous, cancellationToken);
        var changed = apis.SelectMany(api => api.Versions).Select(version => (DateTimeOffset?)version.PublishedAt).Max();
        var pages = new List<PublicPage>
        {
            new(PublicPageKind.General, "/", "Travelz APIs", HomePage.Lead, changed, typeof(HomeTwin), []),
            new(PublicPageKind.General, CatalogPaths.Apis, "API catalogue", "Every API, with its version, state and owner.", changed, typeof(CatalogueTwin), []),
            new(PublicPageKind.General, CatalogPaths.EveryChange, "What changed", "Everything that changed in the APIs, newest first.", changed, typeof(EveryChangeTwin), []),
            new(PublicPageKind.General, "/problems", "Error codes", "Every code that errors carry.", null, typeof(ProblemsTwin), []),
        };
        foreach (var api in apis)
        {
            foreach (var version in api.Versions)
            {
                if (await ApiScene.FindAsync(catalog, Actor.Anonymous, api.Slug, version.Name, cancellationToken) is { } scene)
                {
                    pages.AddRange(Of(scene));
                }
            }
        }
        pages.AddRange(ProblemCodes.Groups.SelectMany(group => group.Codes)
            .Select(code => new PublicPage(PublicPageKind.Problem, $"/problems/{code.Code}", code.Title, code.Meaning, null, typeof(ProblemTwin), new() { ["Code"] = code.Code })));
        // A stable order: pages of a kind stay as the catalogue has them.
        return [.. pages.OrderBy(page => page.Kind)];
    }

    private static IEnumerable<PublicPage> Of(ApiScene scene)
    {
        var (api, version, outline) = (scene.Api.Slug, scene.Version.Name, scene.Outline);
        yield return Page(scene, PublicPageKind.Api, scene.IsCurrent ? ReferenceLinks.Api(api) : ReferenceLinks.Version(api, version), $"{scene.Api.Title} {version}", scene.Api.Summary, typeof(OverviewTwin));
        yield return Page(scene, PublicPageKind.Changelog, CatalogPaths.Changelog(api, version), $"What changed in {scene.Api.Title} {version}", "", typeof(ChangelogTwin));
        foreach (var guide in scene.IsCurrent ? scene.Api.Guides : [])
        {
            yield return new PublicPage(PublicPageKind.Guide, ReferenceLinks.Guide(api, guide.Slug), $"{scene.Api.Title}: {guide.Title}", guide.Summary, guide.ChangedAt, typeof(GuideTwin), new() { ["Api"] = api, ["Guide"] = guide.Slug });
        }
        foreach (var operation in outline.Operations)
        {
            yield return Page(scene, PublicPageKind.Operation, ReferenceLinks.Operation(api, version, operation.Id), operation.Title, $"{operation.Method} {operation.Path}", typeof(OperationTwin), "OperationId", operation.Id);
        }
        foreach (var tag in outline.Sections.SelectMany(section => section.Tags))
        {
            yield return Page(scene, PublicPageKind.Tag, ReferenceLinks.Tag(api, version, tag.Name), tag.Title, MarkdownText.FirstParagraph(tag.Description), typeof(TagTwin), "Tag", tag.Name);
        }
        if (outline.Webhooks.Count > 0)
        {
            yield return Page(scene, PublicPageKind.Webhook, ReferenceLinks.Webhooks(api, version), "Webhooks", "", typeof(WebhookListTwin));
        }
        foreach (var webhook in outline.Webhooks)
        {
            yield return Page(scene, PublicPageKind.Webhook, ReferenceLinks.Webhook(api, version, webhook.Id), webhook.Title, webhook.Id, typeof(WebhookTwin), "Webhook", webhook.Id);
        }
        if (outline.SchemaNames.Count > 0)
        {
            yield return Page(scene, PublicPageKind.Schema, ReferenceLinks.Schemas(api, version), "Schemas", "", typeof(SchemaListTwin));
        }
        foreach (var name in outline.SchemaNames)
        {
            yield return Page(scene, PublicPageKind.Schema, ReferenceLinks.Schema(api, version, name), name, "", typeof(SchemaTwin), "Name", name);
        }
    }

    private static PublicPage Page(ApiScene scene, PublicPageKind kind, string path, string title, string summary, Type twin, string? parameter = null, string? value = null)
    {
        var route = new RouteValueDictionary { ["Api"] = scene.Api.Slug, ["Version"] = scene.Version.Name };
        if (parameter is not null)
        {
            route[parameter] = value;
        }
        return new PublicPage(kind, path, title, summary, scene.Version.PublishedAt, twin, route);
    }
}
