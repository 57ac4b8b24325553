using System.Collections.Concurrent;
using Portal.Api.Access;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Gateway;

/// <summary>APIs that no mesh carries, as services to send to. Made once for each address: there are as many as APIs said to have one.</summary>
internal sealed class Upstreams
{
    private readonly ConcurrentDictionary<UpstreamKey, OutsideService> _services = new();

    /// <summary>Null: the mesh knows where it is.</summary>
    public OutsideService? Of(ApiAccess api) => api.Upstream is { } address
        ? _services.GetOrAdd(new UpstreamKey(api.Slug, api.Version, address), static key => new OutsideService(key.Api, key.Version, new Uri(key.Address)))
        : null;

    private readonly record struct UpstreamKey(string Api, string Version, string Address);
}
