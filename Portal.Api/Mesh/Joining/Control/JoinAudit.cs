using System.Net;
using Portal.Api.Audit;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>
/// Who joined, left and was refused, in the audit trail a moment after it happened. Anybody can be refused, and often: the first time is written at
/// once, and of those that follow from the same address for the same reason their number every ten minutes.
/// </summary>
internal sealed class JoinAudit(AuditTrail trail, PortalDbContextFactory contexts, TimeProvider clock, ILogger<JoinAudit> logger) : CountWriter(clock)
{
    private const int Most = 1_000;
    private const int LongestSummary = 490;
    private const int LongestReason = 990;
    private const string Elsewhere = "one of many other addresses";

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<Kind, Repeated> _refused = [];
    private List<Happened> _waiting = [];

    public void Joined(string name, string host, int instances, NameList workloads) =>
        Put(new Happened(Clock.GetUtcNow(), "mesh.member_joined", Subject(name), $"{name} at {host} joined the mesh with {instances} instances of {workloads}.", null));

    /// <param name="how">Such as <c>left</c>.</param>
    public void Left(string name, string how) => Put(new Happened(Clock.GetUtcNow(), "mesh.member_left", Subject(name), $"{name} {how}.", null));

    public void Refused(IPAddress? address, string act, string code, string detail)
    {
        var now = Clock.GetUtcNow();
        var kind = new Kind(address?.ToString() ?? "an unknown address", act, code);
        lock (_gate)
        {
            kind = _refused.Count < Most || _refused.ContainsKey(kind) ? kind : kind with { Address = Elsewhere };
            if (_refused.TryGetValue(kind, out var known))
            {
                known.Count++;
                return;
            }
            _refused[kind] = new Repeated { Since = now };
        }
        Put(Refusal(now, kind, "", detail));
    }

    protected override async Task WriteAsync(CancellationToken cancellationToken)
    {
        CountRepeated();
        var taken = Take();
        if (taken.Count == 0)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever the database says, what happened stays in memory and is tried again.
        try
        {
            await using var db = contexts.Create();
            foreach (var one in taken)
            {
                trail.Add(db, Actor.System, one.Act, one.Subject, Shorten.Text(one.Summary, LongestSummary), reason: one.Reason is { } reason ? Shorten.Text(reason, LongestReason) : null, at: one.At);
            }
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            PutBack(taken);
            if (exception is not OperationCanceledException)
            {
                logger.JoinsNotWritten(exception, taken.Count);
            }
        }
#pragma warning restore CA1031
    }

    private static string Subject(string name) => $"mesh/members/{name}";

    private static Happened Refusal(DateTimeOffset at, Kind kind, string times, string? detail) =>
        new(at, "mesh.member_refused", "mesh/members", $"A process at {kind.Address} asked for {kind.Act}{times} and was refused: {kind.Code}.", detail);

    private void CountRepeated()
    {
        List<Happened> counted = [];
        lock (_gate)
        {
            var now = Clock.GetUtcNow();
            foreach (var (kind, repeated) in _refused.Where(pair => now - pair.Value.Since >= Together).ToList())
            {
                if (repeated.Count == 0)
                {
                    _refused.Remove(kind);
                    continue;
                }
                counted.Add(Refusal(now, kind, $" {repeated.Count} times more in {(now - repeated.Since).TotalMinutes:0} minutes", null));
                (repeated.Count, repeated.Since) = (0, now);
            }
        }
        counted.ForEach(Put);
    }

    private void Put(Happened one)
    {
        lock (_gate)
        {
            if (_waiting.Count < Most)
            {
                _waiting.Add(one);
                return;
            }
        }
        logger.JoinNotAudited(one.Summary);
    }

    private List<Happened> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private void PutBack(List<Happened> taken)
    {
        lock (_gate)
        {
            _waiting.InsertRange(0, taken);
        }
    }

    private sealed record Happened(DateTimeOffset At, string Act, string Subject, string Summary, string? Reason);

    private readonly record struct Kind(string Address, string Act, string Code);

    private sealed class Repeated
    {
        public required DateTimeOffset Since { get; set; }

        public long Count { get; set; }
    }
}
