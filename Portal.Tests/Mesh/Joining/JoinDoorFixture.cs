using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Joining;

/// <summary>The program with a mesh that processes may join as <c>flights-v1</c> and <c>hotels-v1</c>, and what it writes into its log.</summary>
public sealed class JoinDoorFixture : IAsyncLifetime
{
    internal RunningPortal Portal { get; private set; } = null!;

    internal LineLog Log { get; } = new();

    internal HopLog Hops { get; } = new();

    internal Uri Control => Portal.Addresses.Control!;

    internal WorkloadRegistry Registry => Portal.Services.GetRequiredService<WorkloadRegistry>();

    public async ValueTask InitializeAsync() => Portal = await RunningPortal.StartAsync(
        "portal,control,mesh,travelz",
        builder =>
        {
            builder.Logging.AddProvider(Log);
            builder.Services.AddSingleton<IHopObserver>(Hops);
        },
        $"--Mesh:JoinToken={JoinedMesh.Token}", "--Mesh:JoinWorkloads:0=flights-v1", "--Mesh:JoinWorkloads:1=hotels-v1");

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

internal sealed class LineLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
