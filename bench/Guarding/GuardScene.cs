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
    /// <summary>So many questions are asked in turn, each with strings of its own: what is looked up does not lie in the processor's cache by itself.</summary>
    private const int Questions = 65_536;

    private readonly ApiAccess _api;
    private readonly SentCredentials[] _sent;
    private readonly string[] _targets;
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
        var random = new Random(11);
        var known = new List<string>();
        Megabytes = Kept(() => store.Replace(
            new AccessSnapshot(1, new Dictionary<string, ApiAccess> { ["echo"] = _api }.ToFrozenDictionary(), new Dictionary<Guid, ApplicationAccess> { [application.Id] = application }.ToFrozenDictionary()),
            Credentials(keys, application, mint, known)));
        _sent = [.. Enumerable.Range(0, Questions).Select(_ => SentCredentials.Of(CredentialIn.Header, "X-API-Key", new string(known[random.Next(known.Count)])))];
        _targets = [.. Enumerable.Range(0, Questions).Select(number => $"/resource{random.Next(operations)}/{number % 1000:000}")];
        _guard = services.GetRequiredService<Guard>();
        Index = new OperationIndex([_api]);
    }

    public OperationIndex Index { get; }

    /// <summary>What the credentials take that are in force.</summary>
    public double Megabytes { get; }

    /// <summary>Key, two limits, ledger.</summary>
    public AccessDecision Decide(int question)
    {
        _ledger.Forget();
        return _guard.Decide(new AccessQuestion(_api, _api.Operations[0], _sent[question % Questions], "203.0.113.7"), _ledger);
    }

    public OperationSummary? Find(int question) => Index.Find("GET", _targets[question % Questions]).Operation;

    private static double Kept(Action fill)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        fill();
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
    }

    private static List<CredentialAccess> Credentials(int keys, ApplicationAccess application, KeyMint mint, List<string> known)
    {
        var credentials = new List<CredentialAccess>(keys);
        Span<byte> hash = stackalloc byte[32];
        for (var key = 0; key < keys; key++)
        {
            // Nobody knows the keys of most, and the guard cannot tell.
            System.Security.Cryptography.RandomNumberGenerator.Fill(hash);
            var isKnown = keys <= Questions || key % (keys / Questions) == 0;
            var issued = isKnown ? mint.Issue(KeyMint.UserKeyPrefix) : null;
            if (issued is not null)
            {
                known.Add(issued.Key);
            }
            credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, issued is null ? KeyHash.Of(hash) : KeyHash.Parse(issued.Hash), null));
        }
        return credentials;
    }

    /// <summary>The rooms as the program composes them, with a pepper that need not be kept.</summary>
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Path", Path.GetTempPath())]).Build();
        services.AddSingleton<IConfiguration>(settings);
        services.AddHosting(settings);
        services.AddPersistence();
        services.AddAccess();
        services.AddSingleton(new KeyMint(() => new byte[32]));
        return services.BuildServiceProvider();
    }
}
