using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Workloads;

/// <summary>Keeps the servers that ServiceEntries name in the registry, as the files in force have them.</summary>
internal sealed class EntryInstances(MeshFiles files, WorkloadRegistry registry) : IDisposable
{
    private readonly Lock _gate = new();
    private IReadOnlyList<ServiceEntry> _entries = [];
    private WorkloadInstance[] _instances = [];

    public void Start()
    {
        files.Taken += Follow;
        Follow();
    }

    public void Dispose() => files.Taken -= Follow;

    private void Follow()
    {
        lock (_gate)
        {
            var entries = files.Current.Objects.ServiceEntries;
            if (entries.SequenceEqual(_entries))
            {
                return;
            }
            var instances = entries.SelectMany(Instances).ToArray();
            // Who comes is there before who goes is gone.
            foreach (var instance in instances)
            {
                registry.Add(instance);
            }
            foreach (var instance in _instances)
            {
                registry.Remove(instance);
            }
            (_entries, _instances) = (entries, instances);
        }
    }

    private static IEnumerable<WorkloadInstance> Instances(ServiceEntry entry) =>
        from host in entry.Hosts
        from endpoint in entry.Endpoints.Count > 0 ? entry.Endpoints : [new ServiceEndpoint(host, new Dictionary<string, int>(), new Dictionary<string, string>(), null)]
        from port in entry.Ports.Select((port, index) => (Port: port, IsFirst: index == 0))
        let number = endpoint.Ports.GetValueOrDefault(port.Port.Name, port.Port.TargetPort)
        select new WorkloadInstance(HostName.Service(host), $"{endpoint.Address}:{number}", endpoint.Labels, new UriBuilder(Uri.UriSchemeHttp, endpoint.Address, number).Uri)
        {
            Identity = entry.IsInside && endpoint.ServiceAccount is { } account ? new WorkloadIdentity(account, entry.Namespace, endpoint.Labels) : null,
            Origin = InstanceOrigin.Entry,
            Port = port.Port.Number,
            IsOfUsualPort = port.IsFirst,
        };
}
