using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Browser;

namespace Bench.Browsing;

/// <summary>Views pages in headless Chromium, each in a context of its own with nothing cached. A browser that a page has hung or crashed is replaced.</summary>
internal sealed class BrowserMeter : IAsyncDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string Observer = ObserverScript();

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task<IPage> NewPageAsync()
    {
        _playwright ??= await Playwright.CreateAsync();
        if (_browser is null)
        {
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumPath.FindOrInstall(), Headless = true, Args = Flags });
            // The first page of a browser waits for its processes: not this page's fault.
            await using var first = await _browser.NewContextAsync();
            await (await first.NewPageAsync()).SetContentAsync("<p>Ready</p>");
        }
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        return await context.NewPageAsync();
    }

    /// <param name="texts">The first has to lie in the window, the others anywhere on the page.</param>
    public async Task<ViewFigures> ViewAsync(Uri address, params string[] texts)
    {
        var page = await NewPageAsync();
        var figures = await WithinAsync(SeenAsync(page, address, texts), Longest + TimeSpan.FromSeconds(20));
        if (figures is { Failure: null })
        {
            await page.Context.CloseAsync();
            return figures;
        }
        await ReplaceAsync();
        return figures ?? ViewFigures.Failed("hangs");
    }

    public async ValueTask DisposeAsync()
    {
        await ReplaceAsync();
        _playwright?.Dispose();
    }

    private static async Task<ViewFigures> SeenAsync(IPage page, Uri address, string[] texts)
    {
        try
        {
            return await MeasuredAsync(page, address, texts);
        }
        catch (PlaywrightException failure)
        {
            return ViewFigures.Failed($"fails: {failure.Message.Split('\n')[0]}");
        }
    }

    private static async Task<ViewFigures> MeasuredAsync(IPage page, Uri address, string[] texts)
    {
        var readable = new TaskCompletionSource<double?>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Crash += (_, _) => readable.TrySetResult(null);
        var protocol = await page.Context.NewCDPSessionAsync(page);
        var wire = 0.0;
        protocol.Event("Network.loadingFinished").OnEvent += (_, finished) => wire += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await protocol.SendAsync("Network.enable");
        await protocol.SendAsync("Performance.enable");
        await page.ExposeFunctionAsync("benchReadable", (double at) => readable.TrySetResult(at));
        await page.AddInitScriptAsync($"{Observer}({JsonSerializer.Serialize(texts)})");
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        if (await WithinAsync(readable.Task, Longest) is not { } at)
        {
            return ViewFigures.Failed(readable.Task.IsCompleted ? "the tab crashes" : $"not shown within {Longest.TotalSeconds:0} s");
        }
        await Task.Delay(Settling);
        var blocking = await page.EvaluateAsync<double>("benchBlocking");
        await protocol.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await protocol.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return new ViewFigures(wire / 1000, at, blocking, metrics["JSHeapUsedSize"] / 1e6, (int)metrics["Nodes"]);
    }

    /// <summary>Default when it takes longer: a page that hangs answers nothing any more.</summary>
    private static async Task<T?> WithinAsync<T>(Task<T> task, TimeSpan time) => await Task.WhenAny(task, Task.Delay(time)) == task ? await task : default;

    private async Task ReplaceAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _browser = null;
        }
    }

    private static string ObserverScript()
    {
        using var stream = typeof(BrowserMeter).Assembly.GetManifestResourceStream("Observer.js")!;
        using var reader = new StreamReader(stream);
        // The last line break would end the expression that it is called in.
        return reader.ReadToEnd().TrimEnd();
    }
}
