using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh.Workloads;

/// <summary>A service that no rule of the mesh speaks for and that is simply there, at one address.</summary>
internal sealed class OutsideService(string name, string? version, Uri address)
{
    public InstancePick Pick { get; } = new(
        new WorkloadInstance(name, address.Authority, version is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["version"] = version }, address), 1, 1);

    public CompiledDestination Destination { get; } = new(name, null, [], 1);

    /// <summary>What it is called by, which is not what the gateway is called by.</summary>
    public string Authority { get; } = address.Authority;
}
