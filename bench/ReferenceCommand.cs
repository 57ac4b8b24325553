using System.Globalization;
using Bench.Browsing;
using Bench.Renderers;
using Bench.Serving;

namespace Bench;

/// <summary>
/// The same operation of the same document in the portal and in the renderers that others use, each cold: what it weighs, when it can be
/// read, how long the page does not answer meanwhile. Rounds go through all of them in turn, so that a busy moment hits each alike.
/// </summary>
internal sealed class ReferenceCommand(BrowserMeter browser)
{
    private const int Rounds = 5;

    /// <summary>A page that hangs or crashes so often is not asked again.</summary>
    private const int Failures = 2;

    private const string Ours = "**this portal**";

    /// <param name="published">The portal, published.</param>
    /// <param name="words">Parts of the names of documents to measure; none: all.</param>
    public static async Task<int> RunAsync(string published, string[] words)
    {
        await using var browser = new BrowserMeter();
        await using var portal = await ServedPortal.StartAsync(published);
        var renderers = await RenderersAsync();
        var operations = MeasuredOperation.All.Where(operation => words.Length == 0 || words.Any(word => operation.Document.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        var documents = new Dictionary<string, byte[]>();
        foreach (var operation in operations.Where(operation => operation.Api == "travels" || Corpus.FileOf(operation.Api) is not null))
        {
            documents[operation.Document] = await portal.Client.GetByteArrayAsync($"api/v1/apis/{operation.Api}/versions/{operation.Version}/contract?format=json");
        }
        await using var server = await RendererServer.StartAsync(renderers, documents);
        foreach (var operation in operations)
        {
            Console.WriteLine($"\n### {operation.Document}: {operation.Method.ToUpperInvariant()} {operation.Path}\n");
            if (!documents.TryGetValue(operation.Document, out var bytes))
            {
                Console.WriteLine("Not measured: the document does not lie beside the checkout (../shared/corpus/openapi).");
                continue;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length / 1e6:0.00} MB of JSON. {Machine.Line}.\n"));
            List<(string Name, Uri Address)> pages =
            [
                (Ours, new Uri(portal.Address, Portal.Api.Catalog.CatalogPaths.Operation(operation.Api, operation.Version, operation.Id))),
                .. renderers.Select(renderer => ($"{renderer.Name} {renderer.Version}", server.Address(renderer, operation))),
            ];
            await new ReferenceCommand(browser).CompareAsync(pages, operation);
        }
        return 0;
    }

    private static async Task<List<Renderer>> RenderersAsync()
    {
        var there = new List<Renderer>();
        foreach (var renderer in Renderer.All)
        {
            if (await RendererPackages.GetAsync(renderer) is { } missing)
            {
                Console.WriteLine($"{renderer.Name} is left out: {renderer.Package}@{renderer.Version} cannot be had here ({missing}).");
                continue;
            }
            there.Add(renderer);
        }
        return there;
    }

    private async Task CompareAsync(List<(string Name, Uri Address)> pages, MeasuredOperation operation)
    {
        var views = pages.ToDictionary(page => page.Name, _ => new List<ViewFigures>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, address) in pages.Where(page => views[page.Name].Count(view => view.Failure is not null) < Failures))
            {
                views[name].Add(await browser.ViewAsync(address, operation.About, operation.Parameter));
            }
        }
        Console.WriteLine("| | kB on the wire | ms until readable | ms blocking | MB heap | DOM nodes |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (name, _) in pages)
        {
            Console.WriteLine(Row(name, views[name]));
        }
        Judge(views);
    }

    private static string Row(string name, List<ViewFigures> views)
    {
        var read = views.Where(view => view.Failure is null).ToList();
        var failed = views.Where(view => view.Failure is not null).Select(view => view.Failure).Distinct().ToList();
        if (read.Count <= failed.Count)
        {
            return $"| {name} | {string.Join("; ", failed)} | | | | |";
        }
        var note = failed.Count == 0 ? "" : $" ({views.Count - read.Count} of {views.Count}: {string.Join("; ", failed)})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name}{note} | {Median(read, view => view.Kilobytes):N0} | {Median(read, view => view.Readable):N0} | {Median(read, view => view.Blocking):N0} | {Median(read, view => view.Heap):N1} | {Median(read, view => view.Nodes):N0} |");
    }

    /// <summary>Says how the portal stands against the best of the others.</summary>
    private static void Judge(Dictionary<string, List<ViewFigures>> views)
    {
        var read = views.Where(pair => pair.Value.Count(view => view.Failure is null) > Failures).ToDictionary(pair => pair.Key, pair => pair.Value.FindAll(view => view.Failure is null));
        if (!read.Remove(Ours, out var ours) || read.Count == 0)
        {
            return;
        }
        var (readable, blocking) = (Median(ours, view => view.Readable), Median(ours, view => view.Blocking));
        var (bestReadable, bestBlocking) = (read.Values.Min(other => Median(other, view => view.Readable)), read.Values.Min(other => Median(other, view => view.Blocking)));
        var blocks = blocking == 0 ? $"no blocking at all, where the least of the others is {bestBlocking:N0} ms" : $"{bestBlocking / blocking:0.0} times less blocking";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nReadable {bestReadable / readable:0.0} times sooner than the best of the others, and {blocks}."));
    }

    private static double Median(List<ViewFigures> views, Func<ViewFigures, double> figure) => views.Select(figure).Median();
}
