using Microsoft.Playwright;
using Portal.Tests.Browser;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace Portal.Tests.Browser;

/// <summary>One real browser for the whole run, started when the first test asks; every test gets a fresh profile of it.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page with nothing remembered. <paramref name="theme"/> is what the system prefers.</summary>
    public async Task<IPage> NewPageAsync(ColorScheme theme = ColorScheme.Light, int width = 1440, int height = 900, bool script = true)
    {
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(new()
        {
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumPath.FindOrInstall(), Headless = true, Args = Flags });
        }
        finally
        {
            _starting.Release();
        }
    }
}
