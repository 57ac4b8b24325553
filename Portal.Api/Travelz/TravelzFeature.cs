using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Portals;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Travelz.Agency;
using Portal.Api.Travelz.Places;
using Portal.Api.Travelz.Portals;

namespace Portal.Api.Travelz;

internal static class TravelzFeature
{
    public static IServiceCollection AddTravelz(this IServiceCollection services)
    {
        services.AddSingleton<PortalKeys>();
        services.AddAgency();
        foreach (var site in PortalSite.All)
        {
            services.AddWorkload(provider => Portal(provider, site));
        }
        services.AddSingleton(provider => new MeshMembers([.. provider.GetServices<IWorkload>().Select(workload => workload.Identity)])
        {
            // The portals' keys are derived from this installation's pepper, which stays here.
            Joinable = [.. provider.GetServices<IWorkload>().Where(workload => workload is not TravelPortal).Select(workload => new JoinableWorkload(workload.Host, workload.Identity))],
        });
        services.AddSingleton<IPortalTraffic>(provider => new PortalTraffic(
            [.. provider.GetServices<IWorkload>().OfType<TravelPortal>()], provider.GetRequiredService<IOptions<TravelzOptions>>().Value, provider.GetRequiredService<WorkloadRegistry>()));
        return services;
    }

    /// <summary>The agency's services without the portals, which are all that a process can run beside its mesh.</summary>
    public static IServiceCollection AddAgency(this IServiceCollection services)
    {
        services.AddValidated<TravelzOptions, TravelzOptionsValidator>("Travelz");
        services.AddWorkload(_ => new Discounts());
        services.AddWorkload(_ => new Supplier<FlightOffer>("flights", PriceList.Flights, (name, price) => new(name, price), TravelzJson.Wire.FlightOfferArray));
        services.AddWorkload(_ => new Supplier<HotelOffer>("hotels", PriceList.Hotels, (name, price) => new(name, price), TravelzJson.Wire.HotelOfferArray, listsCities: true));
        services.AddWorkload(_ => new Supplier<CarOffer>("cars", PriceList.Cars, (name, price) => new(name, price), TravelzJson.Wire.CarOfferArray));
        services.AddWorkload(_ => new Supplier<InsuranceOffer>("insurances", PriceList.Insurances, (name, price) => new(name, price), TravelzJson.Wire.InsuranceOfferArray));
        services.AddWorkload(provider => new TravelsV1(provider.GetRequiredService<TimeProvider>()));
        services.AddWorkload(provider => new TravelsV2(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ProblemLinks>()));
        services.AddSingleton<ChosenWorkloads>();
        services.AddHostedService<WorkloadHost>();
        return services;
    }

    /// <summary>Only the chosen ones are of the mesh, where another process says who else is.</summary>
    public static void AddAgencyMembers(this IServiceCollection services) =>
        services.AddSingleton(provider => new MeshMembers([.. provider.GetRequiredService<ChosenWorkloads>().All.Select(workload => workload.Identity)]));

    /// <summary>The portals' place in the portal, for programs that have one.</summary>
    public static void AddTravelzConsumers(this IServiceCollection services) => services.AddHostedService<PortalConsumers>();

    private static void AddWorkload(this IServiceCollection services, Func<IServiceProvider, IWorkload> make) => services.AddSingleton(make);

    private static TravelPortal Portal(IServiceProvider provider, PortalSite site) => new(
        site,
        provider.GetRequiredService<IOptions<TravelzOptions>>().Value.Of(site),
        provider.GetRequiredService<PortalKeys>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<TravelPortal>>());
}
