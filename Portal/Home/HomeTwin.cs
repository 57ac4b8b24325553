using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Home;

internal sealed class HomeTwin(CatalogQueries catalog) : ITwin
{
    public async Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken)
    {
        var writer = new MarkdownWriter();
        writer.Heading(1, "Travelz APIs");
        writer.Block("> " + HomePage.Lead);
        writer.Item($"Find: every API is a contract first. The [catalogue]({TwinPages.Path("/apis")}) and the reference are made from it, so they say what the service does.");
        writer.Item("Get a key: [sign up](/sign-up), create an application and choose a plan. Starter plans need no approval beyond that of your organisation; for larger ones an administrator decides, and you are mailed.");
        writer.Item("Try: send a call from the page of an operation, through the real gateway, with your own limits.");
        writer.Heading(2, "The APIs");
        foreach (var api in await catalog.ListAsync(call.Reader, cancellationToken))
        {
            writer.Item($"{MarkdownEscape.Link(api.Title, TwinPages.Path(ReferenceLinks.Api(api.Slug)))}: {MarkdownEscape.Text(api.Summary)}");
        }
        writer.Heading(2, "More");
        writer.Item($"[Error codes]({TwinPages.Path("/problems")})");
        writer.Item("[Everything in one text](/llms-full.txt), [what there is](/llms.txt), [the catalogue for programs](/.well-known/api-catalog)");
        writer.Item("The management API: [its contract](/api/v1/openapi.json)");
        return writer.ToString();
    }
}
