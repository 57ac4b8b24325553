using System.Text;
using Portal.Api.Catalog;
using Portal.Api.Contracts.Markdown;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Catalog;
using Portal.Discovery.Twins;
using Portal.Home;
using Portal.Reference;

namespace Portal.Discovery;

/// <summary>What there is for language models to read (llmstxt.org): a list of links to Markdown, and all of it in one text.</summary>
internal static class LanguageModelTexts
{
    public const string ListPath = "/llms.txt";
    public const string WholePath = "/llms-full.txt";

    /// <summary>Of larger catalogues, operations are found through the pages of their APIs.</summary>
    private const int MostOperations = 300;

    private const int MostBytes = 4 * 1024 * 1024;

    public static async Task<byte[]> ListAsync(IServiceProvider services)
    {
        var links = services.GetRequiredService<PortalLinks>();
        var pages = await services.GetRequiredService<PublicPages>().AllAsync(CancellationToken.None);
        var writer = new MarkdownWriter();
        writer.Heading(1, "Travelz APIs");
        writer.Block("> " + HomePage.Lead);
        writer.Block("Each page of this site is there as Markdown: at its address with `.md` behind it, or by `Accept: text/markdown`. Calls need a key, which is had by signing up; reading needs nothing.");
        Section("APIs", PublicPageKind.Api);
        Section("Guides", PublicPageKind.Guide);
        if (pages.Count(page => page.Kind is PublicPageKind.Operation) <= MostOperations)
        {
            Section("Operations", PublicPageKind.Operation);
        }
        Section("Changes", PublicPageKind.Changelog);
        writer.Heading(2, "Contracts");
        foreach (var api in await services.GetRequiredService<CatalogQueries>().ListAsync(Actor.Anonymous, CancellationToken.None))
        {
            foreach (var version in api.Versions)
            {
                writer.Item($"{MarkdownEscape.Link($"{api.Title} {version.Name}", links.To(ReferenceLinks.Download(api.Slug, version.Name, "yaml")).AbsoluteUri)}: OpenAPI, {Words.Count(version.Operations, "operation", "operations")}");
            }
        }
        writer.Heading(2, "Optional");
        writer.Item($"[Error codes]({links.To(TwinPages.Path("/problems"))}): what each means and what to do");
        writer.Item($"[Everything in one text]({links.To(WholePath)})");
        writer.Item($"[The catalogue for programs]({links.To(ApiCatalogue.Path)}): RFC 9727");
        return Encoding.UTF8.GetBytes(writer.ToString());

        void Section(string title, PublicPageKind kind)
        {
            var found = pages.Where(page => page.Kind == kind).ToList();
            if (found.Count > 0)
            {
                writer.Heading(2, title);
            }
            foreach (var page in found)
            {
                writer.Item($"{MarkdownEscape.Link(page.Title, links.To(TwinPages.Path(page.Path)).AbsoluteUri)}{(page.Summary.Length == 0 ? "" : $": {MarkdownEscape.Text(page.Summary)}")}");
            }
        }
    }

    public static async Task<byte[]> WholeAsync(IServiceProvider services) =>
        await WholeAsync(services, await services.GetRequiredService<PublicPages>().AllAsync(CancellationToken.None), MostBytes);

    internal static async Task<byte[]> WholeAsync(IServiceProvider services, IReadOnlyList<PublicPage> pages, int mostBytes)
    {
        var links = services.GetRequiredService<PortalLinks>();
        using var whole = new MemoryStream();
        whole.Write(Encoding.UTF8.GetBytes($"# Travelz APIs\n\n> {HomePage.Lead}\n\nEvery page of {links.To("/")} that can be read without an account, as Markdown. Addresses that begin with a slash are of that site.\n"));
        for (var index = 0; index < pages.Count; index++)
        {
            var page = pages[index];
            var twin = (ITwin)ActivatorUtilities.CreateInstance(services, page.Twin);
            var text = await twin.WriteAsync(new TwinCall(Actor.Anonymous, page.Route, Microsoft.AspNetCore.Http.QueryCollection.Empty), CancellationToken.None);
            var bytes = Encoding.UTF8.GetBytes($"\n---\n\nPage: {links.To(page.Path).AbsoluteUri}\n\n{text}");
            if (whole.Length + bytes.Length > mostBytes)
            {
                whole.Write(Encoding.UTF8.GetBytes($"\n---\n\nCut here: {index} of {pages.Count} pages are above, which is as much as this text holds. The others are listed at {links.To("/sitemap.xml")}; each is there as Markdown with .md behind its address.\n"));
                break;
            }
            whole.Write(bytes);
        }
        return whole.ToArray();
    }
}
