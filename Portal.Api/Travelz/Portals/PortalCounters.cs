namespace Portal.Api.Travelz.Portals;

/// <summary>Counts the quotes that a portal asks for.</summary>
internal sealed class PortalCounters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _devices = new() { ["web"] = 0, ["mobile"] = 0 };
    private readonly Dictionary<string, long> _users = new() { ["registered"] = 0, ["new"] = 0 };
    private readonly Dictionary<string, long> _travels = new() { ["t1"] = 0, ["t2"] = 0, ["t3"] = 0 };
    private readonly SortedDictionary<string, long> _cities = new(StringComparer.Ordinal);
    private long _total;
    private long _failed;
    private long _refused;

    public void Count(Visit visit, string city, bool answered)
    {
        lock (_gate)
        {
            _total++;
            _failed += answered ? 0 : 1;
            _devices[visit.Device]++;
            _users[visit.User]++;
            _travels[visit.Travel]++;
            _cities[city] = _cities.GetValueOrDefault(city) + 1;
        }
    }

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public (PortalRequests Requests, IReadOnlyList<CityRequests> Cities) Read()
    {
        lock (_gate)
        {
            return (
                new PortalRequests(_total, _failed, Interlocked.Read(ref _refused), new Dictionary<string, long>(_devices), new Dictionary<string, long>(_users), new Dictionary<string, long>(_travels)),
                [.. _cities.Select(pair => new CityRequests(pair.Key, pair.Value))]);
        }
    }
}
