using System.Globalization;
using System.Security;
using System.Text;
using Portal.Api.Hosting;

namespace Portal.Discovery;

/// <summary>
/// The pages for search engines, by the sitemap protocol (sitemaps.org): one file while it is within the protocol's bounds, else an index of
/// <see cref="Parts"/>.
/// </summary>
internal sealed record SiteMap(byte[] Root, IReadOnlyList<byte[]> Parts)
{
    private const int MostPages = 50_000;
    private const int MostBytes = 50 * 1024 * 1024;
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    public static string PartPath(string part) => $"/sitemap-{part}.xml";

    public static async Task<SiteMap> MakeAsync(IServiceProvider services)
    {
        var pages = await services.GetRequiredService<PublicPages>().AllAsync(CancellationToken.None);
        return Make(pages, services.GetRequiredService<PortalLinks>().To, MostPages, MostBytes);
    }

    internal static SiteMap Make(IReadOnlyList<PublicPage> pages, Func<string, Uri> address, int mostPages, int mostBytes)
    {
        var parts = new List<(StringBuilder Text, DateTimeOffset? Changed, int Pages)>();
        foreach (var page in pages)
        {
            var entry = Entry("url", address(page.Path), page.Changed);
            if (parts.Count == 0 || parts[^1].Pages == mostPages || parts[^1].Text.Length + entry.Length > mostBytes - 1000)
            {
                parts.Add((new StringBuilder(), null, 0));
            }
            var (text, changed, count) = parts[^1];
            text.Append(entry);
            parts[^1] = (text, Later(changed, page.Changed), count + 1);
        }
        var files = parts.ConvertAll(part => Bytes("urlset", part.Text));
        if (files.Count == 1)
        {
            return new SiteMap(files[0], []);
        }
        var index = new StringBuilder();
        for (var number = 1; number <= parts.Count; number++)
        {
            index.Append(Entry("sitemap", address(PartPath(number.ToString(CultureInfo.InvariantCulture))), parts[number - 1].Changed));
        }
        return new SiteMap(Bytes("sitemapindex", index), files);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;

    private static string Entry(string element, Uri address, DateTimeOffset? changed)
    {
        var time = changed is { } at ? $"<lastmod>{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</lastmod>" : "";
        return $"<{element}><loc>{SecurityElement.Escape(address.AbsoluteUri)}</loc>{time}</{element}>\n";
    }

    private static byte[] Bytes(string element, StringBuilder entries) => Encoding.UTF8.GetBytes($"{Head}<{element} {Namespace}>\n{entries}</{element}>\n");
}
