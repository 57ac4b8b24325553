using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Account;
using Portal.Tests.Browser;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Telemetry;

/// <summary>The whole program with the agency running, an administrator, and a visitor of the voyages portal who has asked for a trip.</summary>
public sealed class AgencyPortal : IAsyncLifetime
{
    public const string Collection = "agency";

    internal RunningPortal Portal { get; private set; } = null!;

    /// <summary>Signed in, without script.</summary>
    internal Visitor Administrator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.StartAsync("portal,control,mesh,travelz");
        Administrator = new Visitor(Portal);
        await Administrator.EnterAsAdministratorAsync();
        await VisitAsync("Rome");
    }

    public async ValueTask DisposeAsync()
    {
        Administrator.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>The administrator in a browser.</summary>
    internal async Task<IPage> BrowseAsync(ChromiumFixture chromium)
    {
        var page = await chromium.NewPageAsync();
        await page.Context.AddCookiesAsync(Administrator.Cookies.GetAllCookies()
            .Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = Portal.Addresses.Portal!.ToString() }));
        return page;
    }

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

/// <summary>All of these classes look at one program, one after the other.</summary>
[CollectionDefinition(AgencyPortal.Collection)]
public sealed class AgencyPortalGroup : ICollectionFixture<AgencyPortal>;
