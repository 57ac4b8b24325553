using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>What Envoy asks by gRPC.</summary>
internal sealed class EnvoyDoor(AuthorizationService authorization) : IControlGrpc
{
    public void Add(IServiceCollection services) => services.AddSingleton(authorization);

    public void Map(WebApplication app) => app.MapGrpcService<AuthorizationService>();
}
