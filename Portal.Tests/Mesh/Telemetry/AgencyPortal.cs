using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Telemetry;

/// <summary>The whole program with the agency running, and a visitor of the voyages portal who has asked for a trip. For tests that only look.</summary>
public sealed class AgencyPortal : IAsyncLifetime
{
    internal RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.StartAsync("portal,control,mesh,travelz");
        await VisitAsync("Rome");
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    internal async Task VisitAsync(string city)
    {
        var sidecar = Portal.Services.GetRequiredService<SidecarAddresses>().For("voyages")!;
        using var voyages = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(sidecar), ActivityHeadersPropagator = null });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://travels/travels/{city}") 
        {
            Headers = { { "X-API-Key", Portal.Services.GetRequiredService<PortalKeys>().Of(PortalSite.Voyages) }, { "user", "new" }, { "travel", "t1" } },
        };
        (await voyages.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}
