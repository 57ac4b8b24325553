namespace Portal.Api.Traffic;

/// <summary>Sees every hop as it ends, also those that are not kept. Never waits, never throws.</summary>
internal interface IHopObserver
{
    void Observe(TraceHop hop);
}
