using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Portal.Layout;

/// <summary>
/// Compresses pages that are there to be read. What a compressed page weighs tells something of what is in it, so pages that hold
/// secrets (keys shown once, accounts, administration) are left as they are; see Decisions. Files are compressed when the
/// program is built.
/// </summary>
internal static class PageCompression
{
    private static readonly PathString[] Read = ["/apis", "/fragments", "/guides", "/problems", "/search", "/llms.txt", "/llms-full.txt", "/sitemap.xml", "/index.md"];

    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ["text/html", "text/markdown", "text/plain", "application/xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(context => IsRead(context.Request.Path), branch => branch.UseResponseCompression());

    /// <summary>The console's form comes back filled with what the address says: it is left as it is.</summary>
    internal static bool IsRead(PathString path) =>
        (Array.Exists(Read, prefix => path.StartsWithSegments(prefix) || path.Equals(prefix + ".md")) || IsPartOfMap(path)) && !(path.Value?.EndsWith("/try", StringComparison.Ordinal) ?? false);

    private static bool IsPartOfMap(PathString path) => path.Value is { } text && text.StartsWith("/sitemap-", StringComparison.Ordinal);
}
