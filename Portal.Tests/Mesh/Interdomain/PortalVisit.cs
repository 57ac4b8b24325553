using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Mesh.Workloads;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Interdomain;

internal static class PortalVisit
{
    /// <summary>Calls travels as the voyages portal does: through its sidecar, with this key or without one.</summary>
    public static async Task<HttpResponseMessage> VisitAsync(this RunningPortal portal, string path, string? key)
    {
        var sidecar = portal.Services.GetRequiredService<SidecarAddresses>().For("voyages")!;
        using var voyages = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(sidecar), ActivityHeadersPropagator = null });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://travels{path}");
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }
        return await voyages.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
