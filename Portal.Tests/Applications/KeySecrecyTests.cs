using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class KeySecrecyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_told_once_and_is_in_no_log_no_later_answer_and_no_file()
    {
        var log = new Lines();
        await using var portal = await RunningPortal.StartAsync(configure: builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        var issued = await partner.PostAsync($"/applications/{application}/credentials", new { kind = "user_key" });
        var key = (await issued.JsonAsync()).GetProperty("key").GetString()!;

        Assert.Equal("no-store", issued.Headers.CacheControl?.ToString());
        Assert.DoesNotContain(key, await (await partner.GetAsync($"/applications/{application}")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(key, await (await partner.GetAsync("/applications")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(log.All, line => line.Contains(key, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(portal.DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain(key, await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
