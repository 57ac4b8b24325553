using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Portal.Api.Hosting;
using Portal.Api.Identity.AccessTokens;
using Portal.Api.Identity.Administrators;
using Portal.Api.Identity.OAuth;
using Portal.Api.Identity.OneTime;
using Portal.Api.Identity.Passwords;
using Portal.Api.Identity.Sessions;
using Portal.Api.Persistence;

namespace Portal.Api.Identity;

internal static class IdentityFeature
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddValidated<BootstrapOptions, BootstrapOptionsValidator>("Bootstrap");
        services.AddValidated<WrongSignInOptions, WrongSignInOptionsValidator>("SignIns");
        services.AddAccounts();
        services.AddAuthentication(PortalSchemes.ByPath)
            .AddPolicyScheme(PortalSchemes.ByPath, null, options => options.ForwardDefaultSelector = PortalSchemes.Of)
            .AddCookie(PortalSchemes.Session, SessionCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(PortalSchemes.Bearer, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser().AddRequirements(new ActorRequirement(Administrator: false)))
            .AddPolicy(Policies.Administrator, policy => policy.RequireAuthenticatedUser().AddRequirements(new ActorRequirement(Administrator: true)));
        services.AddScoped<IAuthorizationHandler, ActorRequirementHandler>();
        services.AddUseCase<ActorResolver>();

        services.AddSingleton<AccessTokenCheck>();
        services.AddUseCase<CreateAccessToken>().AddUseCase<RevokeAccessToken>().AddUseCase<AccessTokenQueries>();
        services.AddUseCase<SignIn>().AddUseCase<SignOut>().AddUseCase<ChangePassword>().AddUseCase<AccountQueries>().AddUseCase<ChangeMailSettings>();

        services.AddOAuth();
        services.AddSingleton<AdministratorLink>();
        services.AddUseCase<UseAdministratorLink>();
        services.AddHostedService<AdministratorStart>();
        return services;
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // What a password must be is said in one place: PasswordRules.
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.MinLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddSignInManager();
        services.AddSingleton<OneTimeTokens>();
        services.AddSingleton<PasswordDecoy>();
        services.AddSingleton<WrongSignIns>();
        // Normalisation has no state; the framework registers it scoped, and what starts the program needs it too.
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
    }
}
