using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Reference;

internal sealed class WebhookListTwin(CatalogQueries catalog) : ApiTwin(catalog)
{
    protected override Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        if (scene.Outline.Webhooks.Count == 0)
        {
            return Task.FromResult<string?>(null);
        }
        var writer = Begin(scene, "Webhooks");
        writer.Block("Calls that the API makes to you when something happens.");
        foreach (var webhook in scene.Outline.Webhooks)
        {
            writer.Item($"{MarkdownEscape.Link(webhook.Title, TwinPages.Path(ReferenceLinks.Webhook(scene.Api.Slug, scene.Version.Name, webhook.Id)))}: {MarkdownEscape.Code(webhook.Id)}");
        }
        return Task.FromResult<string?>(writer.ToString());
    }
}
