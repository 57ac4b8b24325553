using Portal.Api.Traffic.Requests;

namespace Portal.Api.Traffic;

/// <summary>Where every hop comes by: it is seen by all who count, and kept where its call may be.</summary>
internal sealed class HopSink(RecentHops recent, IEnumerable<IHopObserver> observers) : IHopSink
{
    private readonly IHopObserver[] _observers = [.. observers];

    public void Record(TraceHop hop)
    {
        Observe(hop);
        Keep(hop);
    }

    /// <summary>Only seen: whether it is kept is decided with its call.</summary>
    public void Observe(TraceHop hop)
    {
        foreach (var observer in _observers)
        {
            observer.Observe(hop);
        }
    }

    public void Keep(TraceHop hop) => recent.Record(hop);
}
