using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Hosting;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Requests;
using Portal.Api.Traffic.Traces;

namespace Portal.Tests.Traffic;

/// <summary>The traffic room on a real database, with a clock of the test's own.</summary>
internal sealed class TrafficBench : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _data = Directory.CreateTempSubdirectory("travelz-traffic-").FullName;

    private TrafficBench(IHopObserver? observer)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.Sources.Clear();
        builder.Services.AddLogging(logs => logs.ClearProviders());
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddOptions<DataOptions>().Configure(options => options.Path = _data);
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddPersistence();
        builder.Services.AddTraffic();
        if (observer is not null)
        {
            builder.Services.AddSingleton(observer);
        }
        _host = builder.Build();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.Zero };

    public IRequestSink Requests => _host.Services.GetRequiredService<IRequestSink>();

    public IHopSink Hops => _host.Services.GetRequiredService<IHopSink>();

    public RecentTraces Traces => _host.Services.GetRequiredService<RecentTraces>();

    public static async Task<TrafficBench> StartAsync(IHopObserver? observer = null)
    {
        var bench = new TrafficBench(observer);
        await bench._host.StartAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    public static RequestRecord Call(string id, Guid? organization = null, DateTimeOffset? at = null, long micros = 1000, int status = 200, string door = "gateway") => new()
    {
        RequestId = id,
        TraceId = "t-" + id,
        SpanId = "s-" + id,
        Door = door,
        StartedAt = at ?? new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
        Method = "GET",
        Target = "/travels/Rome",
        Status = status,
        DurationMicros = micros,
        RequestBytes = 0,
        ResponseBytes = 10,
        Api = "travels",
        Version = "v2",
        Operation = "getTravel",
        OrganizationId = organization,
        ApplicationId = organization,
        ApplicationName = "Red",
        ClientAddress = "127.0.0.1",
        Ledger = [new LedgerStep("credential", "tvz_…abcd", "good", true, 1.5)],
    };

    public static TraceHop Hop(string trace, string span, string? parent, string destination = "travels") => new()
    {
        TraceId = trace,
        SpanId = span,
        ParentSpanId = parent,
        Source = "gateway",
        Destination = destination,
        Method = "GET",
        Path = "/travels/Rome",
        StartedAt = new DateTimeOffset(2026, 3, 14, 12, 0, 0, 1, TimeSpan.Zero),
        DurationMicros = 2500,
        Status = 200,
        Flags = "-",
    };

    public async Task<T> UseAsync<TUse, T>(Func<TUse, Task<T>> act)
        where TUse : notnull
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    /// <summary>A call that is not there yet is waited for by the clock, which has to go on meanwhile.</summary>
    public Task<RequestView?> FindAsync(Actor actor, string id) => UseAsync<RequestQueries, RequestView?>(async requests =>
    {
        var finding = requests.FindAsync(actor, id, TestContext.Current.CancellationToken);
        while (!finding.IsCompleted)
        {
            await Task.WhenAny(finding, Task.Delay(1, TestContext.Current.CancellationToken));
            Clock.Advance(TimeSpan.FromMilliseconds(finding.IsCompleted ? 0 : 20));
        }
        return await finding;
    });

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = _host.Services.GetRequiredService<PortalDbContextFactory>().Create();
        return await read(db);
    }

    /// <summary>Lets the clock run until the condition holds; the writer works in the background, so real time passes too.</summary>
    public async Task UntilAsync(Func<PortalDbContext, Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            if (await ReadAsync(condition))
            {
                return;
            }
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        Assert.Fail("It was not written.");
    }

    /// <summary>All that was recorded has been written.</summary>
    public Task WrittenAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return UntilAsync(db => db.Set<RequestRow>().AnyAsync());
    }

    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        DatabaseFile.Release(_data);
        Directory.Delete(_data, recursive: true);
    }
}
