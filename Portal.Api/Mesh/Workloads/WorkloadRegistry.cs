using System.Collections.Frozen;

namespace Portal.Api.Mesh.Workloads;

/// <summary>Which instances answer for which host. Read on every hop, written when a workload starts or stops.</summary>
internal sealed class WorkloadRegistry
{
    private readonly Lock _gate = new();
    private volatile FrozenDictionary<string, RegisteredService> _services =
        Array.Empty<KeyValuePair<string, RegisteredService>>().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private long _version;

    /// <summary>An instance came, went, or became ready or not.</summary>
    public event Action? Changed;

    public long Version => Interlocked.Read(ref _version);

    public IReadOnlyCollection<RegisteredService> Services => _services.Values;

    public RegisteredService? Find(ReadOnlySpan<char> host) =>
        _services.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(host, out var service) ? service : null;

    public void Add(WorkloadInstance instance) =>
        Change(instance.Host, instances => [.. instances, instance]);

    public void Remove(WorkloadInstance instance) =>
        Change(instance.Host, instances => [.. instances.Where(other => other != instance)]);

    public void SetReady(WorkloadInstance instance, bool ready)
    {
        if (instance.Ready != ready)
        {
            instance.Ready = ready;
            Tell();
        }
    }

    private void Tell()
    {
        Interlocked.Increment(ref _version);
        Changed?.Invoke();
    }

    private void Change(string host, Func<WorkloadInstance[], WorkloadInstance[]> change)
    {
        lock (_gate)
        {
            var services = new Dictionary<string, RegisteredService>(_services, StringComparer.OrdinalIgnoreCase);
            var instances = change(services.TryGetValue(host, out var service) ? service.Instances : []);
            services[host] = new RegisteredService(host, instances);
            _services = services.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        }
        Tell();
    }
}
