using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.DataPlanes;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Traffic;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes;

/// <summary>The control listeners with the real guard, records and mesh files (partners are sent to v2), and a double of what the database says.</summary>
internal sealed class RunningControl : IAsyncDisposable
{
    private RunningControl(RunningGateway running)
    {
        Running = running;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = Addresses.Control };
    }

    public RunningGateway Running { get; }

    public AccessDouble Access => Running.Access;

    public HttpClient Http { get; }

    public PlatformAddresses Addresses => Running.Services.GetRequiredService<PlatformAddresses>();

    public static async Task<RunningControl> StartAsync(params string[] settings) => new(await RunningGateway.StartAsync(
        null, null, Add, ["--Roles=control", "--Control:Url=http://127.0.0.1:0", "--Control:GrpcUrl=http://127.0.0.1:0", .. settings]));

    /// <summary>Asks as a proxy does that says by X-Forwarded-Method and -Uri what it holds.</summary>
    public Task<HttpResponseMessage> AskAsync(string target, string? key = null, params (string Name, string Value)[] headers) =>
        SendAsync("/authz", key, [("X-Forwarded-Method", "GET"), ("X-Forwarded-Uri", target), .. headers]);

    public async Task<HttpResponseMessage> SendAsync(string address, string? key, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(Addresses.Control!.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<RequestView> RecordAsync(string requestId)
    {
        await using var scope = Running.Services.CreateAsyncScope();
        return Assert.IsType<RequestView>(
            await scope.ServiceProvider.GetRequiredService<RequestQueries>().FindAsync(Actor.System, requestId, TestContext.Current.CancellationToken));
    }

    private static void Add(IServiceCollection services)
    {
        services.AddAudit();
        services.AddMesh().AddInterdomain().AddJoining().AddDataPlanes().AddControl();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Running.DisposeAsync();
    }
}
