namespace Portal.Api.Identity;

internal static class IdentityFeature
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddScoped<ActorResolver>();
        return services;
    }
}
