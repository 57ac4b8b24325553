namespace Portal.Home;

internal static class HomeFeature
{
    public static void AddHome(this IServiceCollection services) => services.AddScoped<FirstSteps>();
}
