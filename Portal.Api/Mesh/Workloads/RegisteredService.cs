using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Workloads;

/// <summary>A host and its instances. Immutable: a change makes another.</summary>
internal sealed class RegisteredService(string host, WorkloadInstance[] instances)
{
    public string Host => host;

    public WorkloadInstance[] Instances => instances;

    /// <summary>Where calls go that no virtual service speaks for: to any instance.</summary>
    public CompiledDestination Everywhere { get; } = new(host, null, [], 1);

    /// <summary>The ready instance whose turn it is. Null: none of the destination is ready.</summary>
    public InstancePick? Pick(CompiledDestination destination)
    {
        int count = 0, ready = 0;
        foreach (var instance in instances)
        {
            if (instance.Has(destination.Labels))
            {
                count++;
                ready += instance.Ready ? 1 : 0;
            }
        }
        return ready == 0 ? null : Nth(destination, destination.Turn.Next(ready), count);
    }

    private InstancePick? Nth(CompiledDestination destination, int turn, int count)
    {
        var number = 0;
        InstancePick? last = null;
        foreach (var instance in instances)
        {
            if (!instance.Has(destination.Labels))
            {
                continue;
            }
            number++;
            if (instance.Ready)
            {
                last = new InstancePick(instance, number, count);
                if (turn-- == 0)
                {
                    return last;
                }
            }
        }
        // Readiness changed between the two passes: the last one seen ready will do.
        return last;
    }
}

/// <summary><see cref="Number"/> of <see cref="Count"/> in the subset, counted from 1, ready or not.</summary>
internal readonly record struct InstancePick(WorkloadInstance Instance, int Number, int Count)
{
    public override string ToString() => Instance.Place(Number, Count);
}
