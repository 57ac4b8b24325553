using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>Istio's standard metrics of one edge, by how its calls ended. The caller sees to it that one thread at a time is here.</summary>
internal sealed class IstioCounters
{
    /// <summary>More ways to end than any service has; what comes after them is counted by the first figure of its status.</summary>
    private const int MostSeries = 64;

    private readonly Dictionary<CallEnd, IstioSeries> _series = [];

    public void Add(TraceHop hop)
    {
        var end = CallEnd.Of(hop);
        if (!_series.TryGetValue(end, out var series))
        {
            end = _series.Count < MostSeries ? end : end with { Status = end.Status / 100 * 100 };
            if (!_series.TryGetValue(end, out series))
            {
                _series[end] = series = new IstioSeries(end);
            }
        }
        series.Add(hop);
    }

    public IReadOnlyList<IstioSeries> Copy() => [.. _series.Values.Select(series => series.Copy())];
}
