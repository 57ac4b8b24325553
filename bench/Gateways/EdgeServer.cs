using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;
using Portal.Api.Gateway;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Api.Traffic;

namespace Bench.Gateways;

/// <summary>The gateway as in the program, with so many keys and so many operations in the place of a database's, as a process of its own.</summary>
internal sealed class EdgeServer : IAccessSource
{
    private const int Told = 10_000;

    private readonly WebApplication _app;
    private AccessRead _read = new(AccessSnapshot.Empty, []);

    private EdgeServer(string url, string data)
    {
        var builder = WebApplication.CreateSlimBuilder([$"--Data:Path={data}", "--Portal:Url=http://127.0.0.1:0", $"--Gateway:Url={url}", "--Roles=gateway"]);
        builder.Logging.ClearProviders();
        builder.Services.AddHosting(builder.Configuration);
        // Nothing is to be printed.
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddPersistence();
        builder.Services.AddTraffic();
        builder.Services.AddAccess();
        builder.Services.AddMesh().AddGateway();
        builder.Services.Replace(ServiceDescriptor.Singleton<IAccessSource>(this));
        _app = builder.Build();
    }

    /// <param name="calls">A file to write keys and paths into, as many as are told of: spread over all, for wrk to go through.</param>
    public static async Task<int> ServeAsync(string url, string upstream, int keys, int operations, string calls)
    {
        var server = new EdgeServer(url, Directory.CreateTempSubdirectory("bench-edge-").FullName);
        var mint = server._app.Services.GetRequiredService<KeyMint>();
        await server._app.StartAsync();
        server._read = Read(upstream, keys, operations, mint, calls);
        await server._app.Services.GetRequiredService<IAccessPublisher>().PublishAsync(default);
        GC.Collect();
        await File.WriteAllTextAsync(calls + ".ready", "");
        await server._app.WaitForShutdownAsync();
        return 0;
    }

    public Task<AccessRead> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_read);

    private static AccessRead Read(string upstream, int keys, int operations, KeyMint mint, string calls)
    {
        PlanLimit[] limits = [new("minute", LimitKind.Rate, 100_000_000, LimitWindow.Minute), new("day", LimitKind.Quota, 1_000_000_000, LimitWindow.Day)];
        var subscription = new SubscriptionAccess(Guid.NewGuid(), "echo", true, "active", DateTimeOffset.UnixEpoch, "bench", "Bench", limits);
        var application = new ApplicationAccess(Guid.NewGuid(), "Bench", Guid.NewGuid(), "Bench", true, new[] { subscription }.ToFrozenDictionary(one => one.Api));
        var api = new ApiAccess("echo", "Echo", "v1", "problem", [.. Enumerable.Range(0, operations).Select(number => new OperationSummary($"get{number}", "GET", $"/resource{number}/{{id}}", "Get", null, false))])
        {
            Upstream = upstream.TrimEnd('/'),
        };
        var (credentials, told, random) = (new List<CredentialAccess>(keys), new List<string>(), new Random(3));
        for (var number = 0; number < keys; number++)
        {
            var isTold = keys <= Told || number % (keys / Told) == 0;
            var issued = isTold ? mint.Issue(KeyMint.UserKeyPrefix) : null;
            credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, issued is null ? KeyHash.Of(RandomNumberGenerator.GetBytes(32)) : KeyHash.Parse(issued.Hash), null));
            if (issued is not null)
            {
                told.Add(issued.Key);
            }
        }
        // As many lines for few as for many: what wrk does is the same.
        File.WriteAllLines(calls, Enumerable.Range(0, Told).Select(_ => $"{told[random.Next(told.Count)]} /resource{random.Next(operations)}/1"));
        return new AccessRead(new AccessSnapshot(0, new[] { api }.ToFrozenDictionary(one => one.Slug), new[] { application }.ToFrozenDictionary(one => one.Id)), credentials);
    }
}
