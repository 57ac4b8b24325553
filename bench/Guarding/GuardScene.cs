using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Matching;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;
using Portal.Api.Hosting;
using Portal.Api.Persistence;
using Portal.Api.Plans;

namespace Bench.Guarding;

/// <summary>A guard with so many keys and so many operations, and one caller's question.</summary>
internal sealed class GuardScene
{
    private readonly ApiAccess _api;
    private readonly SentCredentials _sent;
    private readonly Guard _guard;
    private readonly Ledger _ledger = new(TimeProvider.System);

    public GuardScene(int keys, int operations)
    {
        var services = Services();
        var (mint, store) = (services.GetRequiredService<KeyMint>(), services.GetRequiredService<AccessStore>());
        _api = new ApiAccess("echo", "Echo", "v1", "problem", [.. Enumerable.Range(0, operations).Select(number => new OperationSummary($"get{number}", "GET", $"/resource{number}/{{id}}", "Get", null, false))]);
        PlanLimit[] limits = [new("minute", LimitKind.Rate, 100_000_000, LimitWindow.Minute), new("day", LimitKind.Quota, 1_000_000_000, LimitWindow.Day)];
        var subscription = new SubscriptionAccess(Guid.NewGuid(), "echo", true, "active", DateTimeOffset.UnixEpoch, "bench", "Bench", limits);
        var application = new ApplicationAccess(Guid.NewGuid(), "Bench", Guid.NewGuid(), "Bench Ltd", true, new Dictionary<string, SubscriptionAccess> { ["echo"] = subscription }.ToFrozenDictionary());
        var credentials = new List<CredentialAccess>(keys);
        var last = mint.Issue(KeyMint.UserKeyPrefix);
        credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, KeyHash.Parse(last.Hash), null));
        Span<byte> hash = stackalloc byte[32];
        for (var key = 1; key < keys; key++)
        {
            // Nobody knows the keys of these, and the guard cannot tell.
            System.Security.Cryptography.RandomNumberGenerator.Fill(hash);
            credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, KeyHash.Of(hash), null));
        }
        store.Replace(
            new AccessSnapshot(1, new Dictionary<string, ApiAccess> { ["echo"] = _api }.ToFrozenDictionary(), new Dictionary<Guid, ApplicationAccess> { [application.Id] = application }.ToFrozenDictionary()),
            credentials);
        _sent = SentCredentials.Of(CredentialIn.Header, "X-API-Key", last.Key);
        _guard = services.GetRequiredService<Guard>();
        Index = new OperationIndex([_api]);
        Target = $"/resource{operations - 1}/42";
    }

    /// <summary>The rooms as the program composes them, with a pepper that need not be kept.</summary>
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHosting(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Path", Path.GetTempPath())]).Build());
        services.AddPersistence();
        services.AddAccess();
        services.AddSingleton(new KeyMint(() => new byte[32]));
        return services.BuildServiceProvider();
    }

    public OperationIndex Index { get; }

    public string Target { get; }

    /// <summary>Key, two limits, ledger.</summary>
    public AccessDecision Decide()
    {
        _ledger.Forget();
        return _guard.Decide(new AccessQuestion(_api, _api.Operations[0], _sent, "203.0.113.7"), _ledger);
    }
}
