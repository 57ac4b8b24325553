using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

internal static class HostingFeature
{
    public static void AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddValidated<PortalListenerOptions, PortalListenerOptionsValidator>("Portal");
        services.AddValidated<ControlOptions, ControlOptionsValidator>("Control");
        services.AddValidated<DataOptions, DataOptionsValidator>("Data");
        var roles = RoleSettings.Read(configuration);
        services.AddSingleton(roles);
        if (!roles.Runs(Roles.Portal))
        {
            services.AddSingleton<IServer, NoServer>();
        }
        services.AddSingleton<DataFolder>();
        services.AddSingleton<PlatformAddresses>();
        services.AddSingleton<ProblemLinks>();
        services.AddSingleton<PortalLinks>();
        services.AddProblemDetails();
        services.AddTransient<IStartupFilter, HeadRequests>();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddRateLimiter(_ => { });
        services.AddHealthChecks();
        services.AddHttpContextAccessor();
        // Bad input reaches ProblemExceptionHandler, which names the field, in every environment and not in Development only.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddHostedService<Banner>();

        services.AddDataProtection().SetApplicationName("travelz-portal");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<DataFolder, ILoggerFactory>((keys, data, logs) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(data.Private("keys")), logs));
    }

    /// <summary>Binds a section to options that are validated at start; failures name the key.</summary>
    public static OptionsBuilder<TOptions> AddValidated<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>, new()
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new NamedKeyValidator<TOptions>(section, new TValidator()));
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }
}
