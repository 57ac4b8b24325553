using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Gateway;

/// <summary>A key is read, and then it is nowhere: not in logs, not in problems, not in records, and not behind the gateway.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task No_key_is_in_a_log_a_problem_a_record_or_behind_the_gateway_wherever_it_was_sent()
    {
        using var logs = new KeptLogs();
        await using var gateway = await RunningGateway.StartAsync(configure: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:"));
        var told = new StringBuilder();
        gateway.Mesh.Answer = _ => throw new InvalidOperationException("The service is broken.");

        foreach (var target in new[] { "/travels/Rome", $"/travels/Rome?user_key={key}", $"/travels/Rome?a=1&user%5Fkey={key}", $"/nothing?user_key={key}", $"/travels/%2f?user_key={key}", $"/travels/Rome?user_key={key[..^1]}0" })
        {
            foreach (var header in new[] { ("X-API-Key", key), ("X-API-Key", key[..^1] + "0"), ("Authorization", $"Basic {basic}"), ("Authorization", $"Bearer {key}"), ("Referer", $"https://app.example/?user_key={key}") })
            {
                using var answer = await gateway.GetAsync(target, null, header);
                told.Append(answer).Append(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Append(JsonSerializer.Serialize(await gateway.RecordOfAsync(answer)));
            }
        }
        foreach (var call in gateway.Mesh.Calls)
        {
            told.Append(call.Call).Append(string.Join(' ', call.Headers)).Append(call.Query);
        }

        Assert.NotEmpty(gateway.Mesh.Calls);
        Assert.Contains(logs.Lines, line => line.Contains("failed: GET /travels/Rome", StringComparison.Ordinal));
        foreach (var secret in new[] { key, key[..^1] + "0", basic, key[4..^6] })
        {
            Assert.DoesNotContain(secret, told.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private sealed class KeptLogs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
