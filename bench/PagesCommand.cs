using System.Diagnostics;
using System.Globalization;
using Bench.Browsing;
using Bench.Serving;
using Portal.Api.Catalog;
using Portal.Api.Contracts;

namespace Bench;

/// <summary>
/// Pages of a large document, many operations of it: the server's time of first and later views, what a cold browser loads and when it
/// can be read, and how long it takes from one operation to the next.
/// </summary>
internal sealed class PagesCommand(ServedPortal portal, BrowserMeter browser, IReadOnlyList<OperationSummary> operations)
{
    private const int Sampled = 120;

    private const int Steps = 60;

    private const string Api = "github";

    public static async Task<int> RunAsync(string published)
    {
        if (Corpus.FileOf(Api) is not { } file)
        {
            Console.WriteLine("Not measured: GitHub's document does not lie beside the checkout (../shared/corpus/openapi).");
            return 0;
        }
        var all = ContractReader.Read(await File.ReadAllBytesAsync(file)).Document!.Operations;
        await using var browser = new BrowserMeter();
        await using var portal = await ServedPortal.StartAsync(published);
        var pages = new PagesCommand(portal, browser, [.. Enumerable.Range(0, Sampled).Select(index => all[index * all.Count / Sampled])]);
        Console.WriteLine($"\n{Machine.Line}. {Sampled} operations of GitHub's document, evenly chosen.\n");
        Console.WriteLine("| figure | seen | bar |");
        Console.WriteLine("|---|---|---|");
        Row("ready from an empty data folder, with Stripe's and GitHub's documents to publish", $"{portal.ReadyAfter.TotalMilliseconds:N0} ms", "");
        Row("resident when ready", $"{portal.ResidentMegabytes:N0} MB", "");
        await pages.AskAsync("first view, server's time with compression", all.Count);
        await pages.AskAsync("later view, server's time with compression", all.Count);
        await pages.ViewAsync();
        await pages.StepAsync(all[0]);
        Row("resident afterwards", $"{portal.ResidentMegabytes:N0} MB", "");
        return 0;
    }

    /// <summary>The whole answer as a program on this machine sees it: no less than what the server needs.</summary>
    private async Task AskAsync(string figure, int all)
    {
        var times = new List<double>();
        var clock = new Stopwatch();
        foreach (var operation in operations)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, PathOf(operation));
            question.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
            clock.Restart();
            using var answer = await portal.Client.SendAsync(question);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
            answer.EnsureSuccessStatusCode();
        }
        Row($"{figure}, {times.Count} of {all}", $"p50 {times.Median():0.0} ms, p95 {times.At(0.95):0.0} ms, most {times.Max():0.0} ms", "p95 <= 30 ms");
    }

    /// <summary>Readable: the title is in the window, and what stands below the parameters is there.</summary>
    private async Task ViewAsync()
    {
        var views = new List<ViewFigures>();
        foreach (var operation in operations)
        {
            views.Add(await browser.ViewAsync(new Uri(portal.Address, PathOf(operation)), operation.Title, "Responses"));
        }
        var failed = views.Count(view => view.Failure is not null);
        var seen = views.FindAll(view => view.Failure is null);
        Row("on the wire, all of it, cold", Spread(seen, view => view.Kilobytes, "kB"), "<= 120 kB");
        Row($"readable, cold{(failed == 0 ? "" : $", {failed} failed")}", Spread(seen, view => view.Readable, "ms"), "<= 400 ms");
        Row("blocking, cold", Spread(seen, view => view.Blocking, "ms"), "");
    }

    private async Task StepAsync(OperationSummary first)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(portal.Address, PathOf(first)).ToString());
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync(
            """
            () => {
              addEventListener("keydown", event => { window.benchPressed = event.timeStamp; }, true);
              Blazor.addEventListener("enhancedload", () => requestAnimationFrame(() => setTimeout(() => { window.benchStepped(performance.now() - window.benchPressed); })));
            }
            """);
        var times = new List<double>();
        for (var step = 0; step < Steps; step++)
        {
            var stepped = page.EvaluateAsync<double>("() => new Promise(done => { window.benchStepped = done; })");
            await page.Keyboard.PressAsync("j");
            times.Add(await stepped);
        }
        await page.Context.CloseAsync();
        Row($"from one operation to the next by its key, {Steps} steps", $"p50 {times.Median():0} ms, p95 {times.At(0.95):0} ms, most {times.Max():0} ms", "<= 100 ms");
    }

    private static string PathOf(OperationSummary operation) => CatalogPaths.Operation(Api, "v1", operation.Id);

    private static string Spread(List<ViewFigures> views, Func<ViewFigures, double> figure, string unit) => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {views.Select(figure).Median():N0} {unit}, p95 {views.Select(figure).At(0.95):N0} {unit}, most {views.Max(figure):N0} {unit}");

    private static void Row(string figure, FormattableString seen, string bar) => Row(figure, seen.ToString(CultureInfo.InvariantCulture), bar);

    private static void Row(string figure, string seen, string bar) => Console.WriteLine($"| {figure} | {seen} | {bar} |");
}
