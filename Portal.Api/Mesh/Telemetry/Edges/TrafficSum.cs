using Portal.Api.Traffic.Usage;

namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>What went over one edge, or several, in some time. Not safe for more than one thread.</summary>
internal sealed class TrafficSum
{
    public long Requests { get; private set; }

    /// <summary>4xx.</summary>
    public long ClientErrors { get; private set; }

    /// <summary>5xx, and calls without an answer whose caller did not go away.</summary>
    public long Errors { get; private set; }

    public long Arrived { get; private set; }

    public long MutualTls { get; private set; }

    public LatencyHistogram Latencies { get; } = new();

    public double ErrorShare => Share(Errors);

    public double ClientErrorShare => Share(ClientErrors);

    /// <summary>Of the calls that arrived: where there was no connection, none was secured. Null: none arrived.</summary>
    public double? MutualTlsShare => Arrived == 0 ? null : (double)MutualTls / Arrived;

    public void Add(TrafficSlot slot)
    {
        Add(slot.Requests, slot.ClientErrors, slot.Errors, slot.Arrived, slot.MutualTls);
        slot.AddLatenciesTo(Latencies);
    }

    public void Add(TrafficSum other)
    {
        Add(other.Requests, other.ClientErrors, other.Errors, other.Arrived, other.MutualTls);
        Latencies.Add(other.Latencies);
    }

    private void Add(long requests, long clientErrors, long errors, long arrived, long mutualTls)
    {
        Requests += requests;
        ClientErrors += clientErrors;
        Errors += errors;
        Arrived += arrived;
        MutualTls += mutualTls;
    }

    private double Share(long part) => Requests == 0 ? 0 : (double)part / Requests;
}
