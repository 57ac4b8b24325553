using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench.Renderers;

/// <summary>
/// A small static server, as kind to the renderers as one can be: everything lies in memory, gzipped beforehand at the best level.
/// </summary>
internal sealed class RendererServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Type, byte[] Body)> _files = new(StringComparer.Ordinal);

    private RendererServer(WebApplication app) => _app = app;

    /// <param name="documents">Bytes by the name of the document.</param>
    public static async Task<RendererServer> StartAsync(IEnumerable<Renderer> renderers, IReadOnlyDictionary<string, byte[]> documents)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new RendererServer(app);
        app.Run(server.AnswerAsync);
        foreach (var (name, bytes) in documents)
        {
            server.Add($"/documents/{name}.json", "application/json", bytes);
        }
        foreach (var renderer in renderers)
        {
            foreach (var name in documents.Keys)
            {
                server.Add($"/{renderer.Key}/{name}", "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(renderer.Page($"/documents/{name}.json")));
            }
            var folder = Path.Combine(RendererPackages.Folder, renderer.Key);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => TypeOf(file) is not null))
            {
                server.Add($"/packages/{renderer.Key}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", TypeOf(file)!, await File.ReadAllBytesAsync(file));
            }
        }
        await app.StartAsync();
        return server;
    }

    public Uri Address(Renderer renderer, MeasuredOperation operation) =>
        new($"{_app.Urls.Single()}/{renderer.Key}/{operation.Document}#{renderer.Anchor(operation)}");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string? TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => null,
    };

    private void Add(string path, string type, byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(body);
        }
        _files[path] = (type, packed.ToArray());
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (!_files.TryGetValue(http.Request.Path.Value ?? "", out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = file.Type;
        http.Response.ContentLength = file.Body.Length;
        http.Response.Headers.ContentEncoding = "gzip";
        await http.Response.Body.WriteAsync(file.Body, http.RequestAborted);
    }
}
