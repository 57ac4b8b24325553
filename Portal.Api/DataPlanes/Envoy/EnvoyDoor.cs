using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>What Envoy asks by gRPC.</summary>
internal sealed class EnvoyDoor(AuthorizationService authorization, LimitsService limits) : IControlGrpc
{
    public void Add(IServiceCollection services) => services.AddSingleton(authorization).AddSingleton(limits);

    public void Map(WebApplication app)
    {
        app.MapGrpcService<AuthorizationService>();
        app.MapGrpcService<LimitsService>();
    }
}
