using System.IO.Hashing;
using System.Runtime.InteropServices;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Balancers;

/// <summary>Chooses among the instances that may have a call, by what the DestinationRule says.</summary>
internal static class InstanceChoice
{
    /// <param name="instances">At least one.</param>
    /// <param name="key">What is hashed, where a hash decides; null: the call does not have it.</param>
    public static int Pick(LoadBalancing balancing, ReadOnlySpan<WorkloadInstance> instances, RoundRobin turn, string? key) => balancing.Kind switch
    {
        _ when instances.Length == 1 => 0,
        Balancing.LeastRequest => LeastBusy(instances),
        Balancing.Random => Random.Shared.Next(instances.Length),
        Balancing.ConsistentHash when key is not null => Closest(instances, key),
        _ => turn.Next(instances.Length),
    };

    /// <summary>Of two drawn at random the one with fewer calls under way, as Envoy does.</summary>
    private static int LeastBusy(ReadOnlySpan<WorkloadInstance> instances)
    {
        var first = Random.Shared.Next(instances.Length);
        var second = Random.Shared.Next(instances.Length - 1);
        second += second >= first ? 1 : 0;
        return instances[second].Active < instances[first].Active ? second : first;
    }

    /// <summary>Rendezvous hashing: one who goes takes along only their own keys, and one who comes takes an even share of everybody's.</summary>
    private static int Closest(ReadOnlySpan<WorkloadInstance> instances, string key)
    {
        var seed = unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(key.AsSpan())));
        var (best, most) = (0, 0UL);
        for (var index = 0; index < instances.Length; index++)
        {
            var score = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(instances[index].Name.AsSpan()), seed);
            if (score > most || index == 0)
            {
                (best, most) = (index, score);
            }
        }
        return best;
    }
}
