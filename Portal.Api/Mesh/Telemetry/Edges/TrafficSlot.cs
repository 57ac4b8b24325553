using Portal.Api.Traffic;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>One short span of time of one edge. Once over, its latencies are kept as a few bytes.</summary>
internal sealed class TrafficSlot(long number)
{
    private LatencyHistogram? _open = new();
    private byte[] _closed = [];

    public long Number => number;

    public int Requests { get; private set; }

    public int ClientErrors { get; private set; }

    public int Errors { get; private set; }

    /// <summary>Calls that came to some instance, well or not.</summary>
    public int Arrived { get; private set; }

    public int MutualTls { get; private set; }

    public void Add(TraceHop hop)
    {
        Requests++;
        ClientErrors += hop.Status is >= 400 and < 500 ? 1 : 0;
        Errors += IsError(hop) ? 1 : 0;
        Arrived += hop.Workload is not null ? 1 : 0;
        MutualTls += hop.IsMutualTls ? 1 : 0;
        _open!.Add(hop.DurationMicros);
    }

    public void Close()
    {
        _closed = _open!.ToBytes();
        _open = null;
    }

    public void AddLatenciesTo(LatencyHistogram sum)
    {
        if (_open is null)
        {
            sum.Add(_closed);
        }
        else
        {
            sum.Add(_open);
        }
    }

    /// <summary>A caller that went away is nobody's error.</summary>
    internal static bool IsError(TraceHop hop) => hop.Status >= 500 || (hop.Status == 0 && hop.Flags != "DC");
}
