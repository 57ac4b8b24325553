namespace Portal.Tests.Mesh;

/// <summary>The real time, with hours that have gone by at once.</summary>
internal sealed class ForwardClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref _ahead));

    public void Forward(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
