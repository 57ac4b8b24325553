using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>Keeps the instances of other processes in this one's registry, as they are told. What is known of one that stays is kept.</summary>
internal sealed class SentInstances(WorkloadRegistry registry)
{
    private Dictionary<(string Host, string Name, string Address), WorkloadInstance> _known = [];

    public void Take(IReadOnlyList<SentInstance> sent)
    {
        var next = new Dictionary<(string Host, string Name, string Address), WorkloadInstance>();
        foreach (var one in sent)
        {
            var key = (one.Host, one.Name, one.Address);
            if (!_known.TryGetValue(key, out var instance))
            {
                instance = Instance(one);
                registry.Add(instance);
            }
            next[key] = instance;
        }
        foreach (var (key, gone) in _known)
        {
            if (!next.ContainsKey(key))
            {
                registry.Remove(gone);
            }
        }
        _known = next;
    }

    private static WorkloadInstance Instance(SentInstance sent) => new(sent.Host, sent.Name, sent.Labels, new Uri(sent.Address))
    {
        Identity = new WorkloadIdentity(sent.Workload, sent.Domain, sent.Labels),
        Origin = InstanceOrigin.Elsewhere,
    };
}
