using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>The calls over one edge that ended alike.</summary>
internal sealed class IstioSeries(CallEnd end)
{
    public CallEnd End => end;

    public BucketHistogram Milliseconds { get; private init; } = new(BucketHistogram.Envoys);

    public BucketHistogram RequestBytes { get; private init; } = new(BucketHistogram.Envoys);

    public BucketHistogram ResponseBytes { get; private init; } = new(BucketHistogram.Envoys);

    public void Add(TraceHop hop)
    {
        Milliseconds.Add(hop.DurationMicros / 1000.0);
        RequestBytes.Add(hop.RequestBytes);
        ResponseBytes.Add(hop.ResponseBytes);
    }

    public IstioSeries Copy() => new(end) { Milliseconds = Milliseconds.Copy(), RequestBytes = RequestBytes.Copy(), ResponseBytes = ResponseBytes.Copy() };
}
