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

    public long MutualTls { get; private set; }

    public LatencyHistogram Latencies { get; } = new();

    public double ErrorShare => Share(Errors);

    public double ClientErrorShare => Share(ClientErrors);

    public double MutualTlsShare => Share(MutualTls);

    public void Add(TrafficSlot slot)
    {
        Add(slot.Requests, slot.ClientErrors, slot.Errors, slot.MutualTls);
        slot.AddLatenciesTo(Latencies);
    }

    public void Add(TrafficSum other)
    {
        Add(other.Requests, other.ClientErrors, other.Errors, other.MutualTls);
        Latencies.Add(other.Latencies);
    }

    private void Add(long requests, long clientErrors, long errors, long mutualTls)
    {
        Requests += requests;
        ClientErrors += clientErrors;
        Errors += errors;
        MutualTls += mutualTls;
    }

    private double Share(long part) => Requests == 0 ? 0 : (double)part / Requests;
}
