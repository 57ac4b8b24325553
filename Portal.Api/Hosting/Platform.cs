using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Access.ServiceTokens;
using Portal.Api.Access.WrongKeys;
using Portal.Api.Applications;
using Portal.Api.Audit;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Changelog;
using Portal.Api.CommandLine;
using Portal.Api.Contracts;
using Portal.Api.DataPlanes;
using Portal.Api.DataPlanes.Doors;
using Portal.Api.DataPlanes.ServiceManagement.Reports;
using Portal.Api.Drift;
using Portal.Api.Gateway;
using Portal.Api.Hosting.ManagementApi;
using Portal.Api.Identity;
using Portal.Api.Identity.Administrators;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Editing;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Telemetry;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Api.Travelz;

namespace Portal.Api.Hosting;

/// <summary>Composition of everything but the pages. Both programs are made of these calls.</summary>
public static class Platform
{
    /// <summary>Reads settings from appsettings, environment and command line, and takes the portal's address from <c>Portal:Url</c>.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args, Type program)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = program.Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddPlatformLogging();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Whatever is pasted into a search box is a question, not an error.
            options.Limits.MaxRequestLineSize = 64 * 1024;
        });
        builder.WebHost.UseUrls(builder.Configuration["Portal:Url"] ?? new PortalListenerOptions().Url);
        return builder;
    }

    /// <summary>The same settings, without all that is built of them.</summary>
    internal static IConfiguration ReadSettings(string[] args)
    {
        var host = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddCommandLine(args).Build();
        return new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddConfiguration(host)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{host[HostDefaults.EnvironmentKey] ?? Environments.Production}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
    }

    /// <summary>Rooms in the order in which what they host must start: data, contracts, guard, mesh, workloads, edge.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHosting(builder.Configuration);
        services.AddPersistence();
        services.AddAudit();
        services.AddNotifications();
        services.AddIdentity();
        services.AddPartners();
        services.AddContracts();
        services.AddCatalog();
        services.AddPlans();
        services.AddApplications();
        services.AddTraffic();
        services.AddDrift();
        services.AddAccess();
        services.AddMesh();
        services.AddMeshTelemetry();
        services.AddInterdomain();
        services.AddJoining();
        services.AddMeshEditing();
        services.AddTravelz();
        services.AddTravelzConsumers();
        services.AddGateway();
        services.AddDataPlanes();
        services.AddControl();
        services.AddManagementApi();
    }

    /// <summary>Prints the administrator's one-time link at start: for the program that has the page it leads to.</summary>
    public static void AddAdministratorLine(this IServiceCollection services) =>
        services.AddSingleton<IBannerLine>(provider => provider.GetRequiredService<AdministratorLink>());

    public static void UsePlatform(this WebApplication app)
    {
        app.UseForwardedCallers(app.Services.GetRequiredService<IOptions<PortalListenerOptions>>().Value.TrustedProxies);
        app.UsePublicScheme();
        app.UseProblemDetails();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseDeclaredParameters();
        app.UseSwaggerPage();
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.MapHealth();
        var api = app.MapManagementGroup();
        api.MapCatalog();
        api.MapIdentity();
        api.MapPartners();
        api.MapApplications();
        api.MapWrongKeys();
        api.MapServiceTokens();
        api.MapRejectedReports();
        api.MapAudit();
        api.MapTraffic();
        api.MapMesh();
        api.MapDrift();
        api.MapConformance();
        api.MapDoors();
        api.MapInterdomain();
        api.MapMeshFiles();
        app.MapManagementApi();
        app.MapTryIt();
        app.MapFeeds();
    }

    /// <summary>
    /// With a command, runs it: nothing of the server is built. Else runs until stopped; what cannot start ends with exit code 1 and one line
    /// that says which setting and what it takes.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        if (Commands.AreMeant(args))
        {
            return await Commands.RunAsync(args);
        }
        try
        {
            await using var app = JoinedProcess.TryBuild(args) ?? build();
            await RunAsync(app);
            return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    private static async Task RunAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop before everything had started: what had not is left, and that is no failure.
        }
    }
}
