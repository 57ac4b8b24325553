namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>
/// The parts of a <c>trafficPolicy</c>; null: not said. What a subset says takes the place of the rule's by whole parts. What is said of a port takes the
/// place of all parts, said or not, as in Istio.
/// </summary>
internal sealed record PolicySections(
    LoadBalancing? LoadBalancer, ConnectionPool? Pool, OutlierDetection? Outliers, TlsMode? Tls, IReadOnlyDictionary<int, PolicySections> Ports)
{
    public static readonly PolicySections None = new(null, null, null, null, new Dictionary<int, PolicySections>());

    public TrafficPolicy Over(TrafficPolicy otherwise) => new()
    {
        LoadBalancer = LoadBalancer ?? otherwise.LoadBalancer,
        Pool = Pool ?? otherwise.Pool,
        Outliers = Outliers ?? otherwise.Outliers,
        Tls = Tls ?? otherwise.Tls,
    };
}
