namespace Portal.Api.Mesh.Workloads;

/// <summary>Whose turn it is. Safe to ask from many threads at once.</summary>
internal sealed class RoundRobin
{
    private uint _next = uint.MaxValue;

    public int Next(int count) => (int)(Interlocked.Increment(ref _next) % (uint)count);
}
