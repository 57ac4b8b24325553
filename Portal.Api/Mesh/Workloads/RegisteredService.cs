using System.Runtime.InteropServices;
using Portal.Api.Mesh.Balancers;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Workloads;

/// <summary>A host and its instances. Immutable: a change makes another.</summary>
internal sealed class RegisteredService(string host, WorkloadInstance[] instances)
{
    public string Host => host;

    public WorkloadInstance[] Instances => instances;

    /// <summary>An instance that is ready and not ejected, by the destination's load balancing. Null: there is none.</summary>
    /// <param name="key">For a consistent hash.</param>
    /// <param name="tried">Instances that have failed this call: as those that could not be reached a moment ago, taken again only where there is no other.</param>
    public InstancePick? Pick(CompiledDestination destination, string? key = null, IReadOnlyCollection<WorkloadInstance>? tried = null)
    {
        var eligible = new WorkloadInstance[instances.Length];
        // Null: all of them. Each is asked once: what was doubtful a moment ago may not be so when it is asked again.
        List<WorkloadInstance>? undoubted = null;
        var (count, ready) = (0, 0);
        foreach (var instance in instances)
        {
            if (!instance.Has(destination.Labels) || !instance.Answers(destination.Port))
            {
                continue;
            }
            count++;
            if (instance.Ready && !instance.Health.IsEjected)
            {
                if (IsDoubtful(instance, tried))
                {
                    undoubted ??= [.. eligible.AsSpan(0, ready)];
                }
                else
                {
                    undoubted?.Add(instance);
                }
                eligible[ready++] = instance;
            }
        }
        if (ready == 0)
        {
            return null;
        }
        var candidates = undoubted is { Count: > 0 } ? CollectionsMarshal.AsSpan(undoubted) : eligible.AsSpan(0, ready);
        var chosen = candidates[InstanceChoice.Pick(destination.Policy.LoadBalancer, candidates, destination.Turn, key)];
        return new InstancePick(chosen, NumberOf(chosen, destination), count);
    }

    private static bool IsDoubtful(WorkloadInstance instance, IReadOnlyCollection<WorkloadInstance>? tried) => instance.Health.IsLost || tried?.Contains(instance) is true;

    private int NumberOf(WorkloadInstance chosen, CompiledDestination destination)
    {
        var number = 0;
        foreach (var instance in instances)
        {
            number += instance.Has(destination.Labels) && instance.Answers(destination.Port) ? 1 : 0;
            if (instance == chosen)
            {
                break;
            }
        }
        return number;
    }
}

/// <summary><see cref="Number"/> of <see cref="Count"/> in the subset, counted from 1, ready or not.</summary>
internal readonly record struct InstancePick(WorkloadInstance Instance, int Number, int Count)
{
    public override string ToString() => Instance.Place(Number, Count);
}
