using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>Who called whom since it was last written. One row for each pair, right and end, however many calls there were.</summary>
internal sealed class DomainCallTally
{
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Dictionary<Key, DomainCallCount> _counts = [];

    /// <summary>A call that needs mesh identity only.</summary>
    public void Add(InboundCall call, DateTimeOffset at)
    {
        lock (_gate)
        {
            Count(KeyOf(call, at), at);
        }
    }

    public void Add(InterdomainCall call)
    {
        var key = KeyOf(call.Inbound, call.StartedAt) with
        {
            Application = call.Decision?.Application?.Id ?? Guid.Empty,
            Code = call.Violation?.Code ?? "",
            IsRefused = call.RefusalCode is not null,
        };
        lock (_gate)
        {
            var count = Count(key, call.StartedAt);
            if (call.Violation is { } violation)
            {
                (count.RequestId, count.Detail, count.Remedy) = (call.RequestId, Cut(violation.Detail), Cut(violation.Remedy));
            }
        }
    }

    /// <summary>All there is, to be written; from now on it counts anew.</summary>
    public IReadOnlyCollection<DomainCallCount> Take()
    {
        lock (_gate)
        {
            var taken = _counts.Values;
            _counts = [];
            return taken;
        }
    }

    /// <summary>They could not be written.</summary>
    public void PutBack(IEnumerable<DomainCallCount> counts)
    {
        lock (_gate)
        {
            foreach (var count in counts)
            {
                var key = new Key(
                    count.Slot, count.From, count.Source, count.To, count.Workload, count.Api, count.Version, count.ApplicationId, count.Code, count.IsRefused);
                if (!_counts.TryAdd(key, count))
                {
                    var known = _counts[key];
                    known.Calls += count.Calls;
                    known.LastAt = count.LastAt > known.LastAt ? count.LastAt : known.LastAt;
                }
            }
        }
    }

    public static DateTimeOffset SlotOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Slot.Ticks), TimeSpan.Zero);

    private DomainCallCount Count(Key key, DateTimeOffset at)
    {
        if (!_counts.TryGetValue(key, out var count))
        {
            _counts[key] = count = new DomainCallCount
            {
                Slot = key.Slot, From = key.From, Source = key.Source, To = key.To, Workload = key.Workload, Api = key.Api, Version = key.Version,
                ApplicationId = key.Application, Code = key.Code, IsRefused = key.IsRefused, Calls = 0, LastAt = at,
            };
        }
        count.Calls++;
        count.LastAt = at > count.LastAt ? at : count.LastAt;
        return count;
    }

    private static Key KeyOf(InboundCall call, DateTimeOffset at) => new(
        SlotOf(at),
        call.Peer?.Namespace ?? "",
        call.Peer?.Workload ?? "",
        call.Workload.Domain,
        call.Workload.Workload,
        call.Host,
        call.Workload.Version ?? "",
        Guid.Empty,
        "",
        false);

    private static string Cut(string text) => Shorten.Text(text, DomainCallCount.LongestText - 3);

    private readonly record struct Key(
        DateTimeOffset Slot, string From, string Source, string To, string Workload, string Api, string Version, Guid Application, string Code, bool IsRefused);
}
