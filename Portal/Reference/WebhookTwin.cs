using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Catalog;
using Portal.Discovery.Twins;

namespace Portal.Reference;

internal sealed class WebhookTwin(CatalogQueries catalog) : ApiTwin(catalog)
{
    protected override Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken) => Task.FromResult(Write(scene, call.Text("Webhook")));

    private static string? Write(ApiScene scene, string name)
    {
        if ((scene.Outline.FindWebhook(name) ?? scene.Outline.FindWebhook(Uri.UnescapeDataString(name))) is not { } webhook)
        {
            return null;
        }
        var writer = Begin(scene, webhook.Title);
        writer.Block("A call that the API makes to you, at an address of yours.");
        var operation = webhook.Operation;
        OperationMarkdown.Write(writer, operation, Links(scene), $"{operation.Summary.Method} {operation.Summary.Path}", received: true);
        return writer.ToString();
    }
}
