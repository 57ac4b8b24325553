using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Tests.Hosting;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Gateway;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh;
using Portal.Api.Persistence;
using Portal.Api.Traffic;

namespace Portal.Tests.Gateway;

/// <summary>The real gateway listener, guard, traffic and database, between a double of what the database says and a double of the mesh.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _data;
    private readonly bool _ownsData;

    private RunningGateway(WebApplication app, string data, bool ownsData, AccessDouble access, MeshDouble mesh)
    {
        _app = app;
        _data = data;
        _ownsData = ownsData;
        Access = access;
        Mesh = mesh;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = Address };
    }

    public AccessDouble Access { get; }

    public MeshDouble Mesh { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => Services.GetRequiredService<PlatformAddresses>().Gateway!;

    public static async Task<RunningGateway> StartAsync(
        AccessDouble? access = null, string? data = null, Action<IServiceCollection>? configure = null, params string[] settings)
    {
        access ??= new AccessDouble();
        var mesh = new MeshDouble();
        var folder = data ?? Directory.CreateTempSubdirectory("travelz-gateway-").FullName;
        var builder = WebApplication.CreateSlimBuilder(
            [$"--Data:Path={folder}", "--Portal:Url=http://127.0.0.1:0", "--Gateway:Url=http://127.0.0.1:0", "--Roles=gateway", "--environment=Test", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.AddHosting(builder.Configuration);
        // Nothing is to be printed.
        builder.Services.RemoveAll<Microsoft.Extensions.Hosting.IHostedService>();
        builder.Services.AddPersistence();
        builder.Services.AddTraffic();
        builder.Services.AddAccess();
        builder.Services.AddGateway();
        builder.Services.AddSingleton<IMeshEntry>(mesh);
        builder.Services.Replace(ServiceDescriptor.Singleton<IAccessSource>(access));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningGateway(app, folder, data is null, access, mesh);
    }

    public Task PublishAsync() => Services.GetRequiredService<IAccessPublisher>().PublishAsync(TestContext.Current.CancellationToken);

    /// <summary>A key of a new application with one subscription, in force.</summary>
    public async Task<string> KeyForAsync(params SubscriptionAccess[] subscriptions) => await KeyOfAsync(Access.AddApplication("Red", subscriptions));

    public async Task<string> KeyOfAsync(
        ApplicationAccess application, DateTimeOffset? expires = null, CredentialKind kind = CredentialKind.UserKey, AllowList? allowed = null)
    {
        var issued = Services.GetRequiredService<KeyMint>().Issue(kind is CredentialKind.AppId ? KeyMint.AppKeyPrefix : KeyMint.UserKeyPrefix);
        Access.Credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, kind, KeyHash.Parse(issued.Hash), expires) { Allowed = allowed });
        await PublishAsync();
        return issued.Key;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string target, string? key = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, target, key, headers);

    /// <summary>What an administrator finds by the answer's request id.</summary>
    public async Task<RequestView> RecordOfAsync(HttpResponseMessage answer)
    {
        await using var scope = Services.CreateAsyncScope();
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        return Assert.IsType<RequestView>(
            await scope.ServiceProvider.GetRequiredService<RequestQueries>().FindAsync(Actor.System, id, TestContext.Current.CancellationToken));
    }

    /// <summary>As the signal to end does.</summary>
    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        DatabaseFile.Release(_data);
        if (_ownsData)
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
