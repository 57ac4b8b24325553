using Portal.Api.Gateway.Checks;
using Portal.Api.Gateway.Conformance;
using Portal.Api.Gateway.Console;
using Portal.Api.Gateway.Mocks;
using Portal.Api.Gateway.Tls;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway;

internal static class GatewayFeature
{
    public static IServiceCollection AddGateway(this IServiceCollection services)
    {
        services.AddValidated<GatewayOptions, GatewayOptionsValidator>("Gateway");
        services.AddSingleton<GatewayCertificate>();
        services.AddSingleton<Upstreams>();
        services.AddSingleton<ContractGate>();
        services.AddSingleton<MockGate>();
        // Made when the listener starts: a process without the gateway needs no mesh.
        services.AddSingleton<GatewayPipeline>();
        services.AddSingleton<ConformanceTally>();
        services.AddHostedService<ConformanceWriter>();
        services.AddHostedService<GatewayListener>();
        services.AddHttpForwarder();
        services.AddSingleton<ConsoleClient>();
        services.AddSingleton<CallWishes>();
        services.AddScoped<ConsoleForwarder>();
        services.AddUseCase<ConformanceQueries>().AddUseCase<SubsetQueries>();
        return services;
    }
}
