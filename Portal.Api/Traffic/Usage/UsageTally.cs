namespace Portal.Api.Traffic.Usage;

/// <summary>Usage since the last write.</summary>
internal sealed class UsageTally
{
    private readonly Dictionary<UsageKey, UsageCount> _counts = [];
    private readonly Dictionary<Guid, RequestRecord> _uses = [];

    public bool IsEmpty => _counts.Count == 0;

    /// <summary>The last call with each credential.</summary>
    public IReadOnlyDictionary<Guid, RequestRecord> Uses => _uses;

    /// <summary>By API and minute, all versions and callers together.</summary>
    public IEnumerable<(string Api, DateTimeOffset Minute, LatencyHistogram Latencies)> Latencies =>
        _counts.Where(entry => entry.Key.Api.Length > 0).Select(entry => (entry.Key.Api, entry.Key.Minute, entry.Value.Latencies));

    public void Add(RequestRecord record)
    {
        var key = new UsageKey(
            MinuteOf(record.StartedAt),
            record.Api ?? "",
            record.Version ?? "",
            record.Operation ?? "",
            record.ApplicationId ?? Guid.Empty,
            record.Status / 100);
        if (!_counts.TryGetValue(key, out var count))
        {
            _counts[key] = count = new UsageCount();
        }
        count.Add(record);
        if (record.CredentialId is { } credential)
        {
            _uses[credential] = record;
        }
    }

    /// <summary>Adds what was counted later.</summary>
    public void Add(UsageTally later)
    {
        foreach (var (key, more) in later._counts)
        {
            if (_counts.TryGetValue(key, out var count))
            {
                count.Add(more);
            }
            else
            {
                _counts[key] = more;
            }
        }
        foreach (var (credential, use) in later._uses)
        {
            _uses[credential] = use;
        }
    }

    public IEnumerable<UsageMinute> Rows() => _counts.Select(entry => RowOf(entry.Key, entry.Value));

    internal static DateTimeOffset MinuteOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static UsageMinute RowOf(UsageKey key, UsageCount count) => new()
    {
        Minute = key.Minute,
        Api = key.Api,
        Version = key.Version,
        Operation = key.Operation,
        ApplicationId = key.ApplicationId,
        StatusClass = key.StatusClass,
        Calls = count.Latencies.Count,
        ResponseBytes = count.ResponseBytes,
        Mocked = count.Mocked,
        Rehearsed = count.Rehearsed,
        Latencies = count.Latencies.ToBytes(),
    };

    private readonly record struct UsageKey(DateTimeOffset Minute, string Api, string Version, string Operation, Guid ApplicationId, int StatusClass);

    private sealed class UsageCount
    {
        public LatencyHistogram Latencies { get; } = new();

        public long ResponseBytes { get; private set; }

        public long Mocked { get; private set; }

        public long Rehearsed { get; private set; }

        public void Add(RequestRecord record)
        {
            switch (record.Kind)
            {
                case CallKind.Mock:
                    Mocked++;
                    break;
                case CallKind.Rehearsed:
                    Rehearsed++;
                    break;
                default:
                    Latencies.Add(record.DurationMicros);
                    ResponseBytes += record.ResponseBytes;
                    break;
            }
        }

        public void Add(UsageCount more)
        {
            Latencies.Add(more.Latencies);
            ResponseBytes += more.ResponseBytes;
            Mocked += more.Mocked;
            Rehearsed += more.Rehearsed;
        }
    }
}
