using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners.Approvals;
using Portal.Api.Partners.SigningUp;

namespace Portal.Api.Partners;

internal static class PartnersFeature
{
    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddValidated<SignUpOptions, SignUpOptionsValidator>("SignUps");
        services.AddSingleton<IOrganizationLookup, OrganizationLookup>();
        services.AddScoped<IOrganizationDirectory, OrganizationDirectory>();
        services.AddUseCase<OrganizationQueries>();
        services.AddHostedService<CompanyStart>();

        services.AddSingleton<SignUpLimit>();
        services.AddSingleton<AccountMail>();
        services.AddUseCase<SignUp>().AddUseCase<ConfirmEmail>().AddUseCase<ResendConfirmation>();
        services.AddUseCase<RequestPasswordReset>().AddUseCase<ResetPassword>();

        services.AddSingleton<DecisionMail>();
        services.AddScoped<OrganizationDecision>();
        services.AddUseCase<ApproveOrganization>().AddUseCase<RejectOrganization>().AddUseCase<SuspendOrganization>().AddUseCase<ReinstateOrganization>();
        return services;
    }
}
