using Portal.Api.Access;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.News;
using Portal.Api.Applications.Simulations;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Hosting;
using Portal.Api.Identity.OAuth;
using Portal.Api.Partners;

namespace Portal.Api.Applications;

internal static class ApplicationsFeature
{
    public static IServiceCollection AddApplications(this IServiceCollection services)
    {
        services.AddSingleton<IAccessSource, AccessSource>();
        services.AddScoped<IOrganizationApprovalSink, AutomaticActivation>();
        services.AddSingleton<IOAuthClients, OAuthClients>();
        services.AddNews();
        return services
            .AddUseCase<ApplicationReader>()
            .AddUseCase<SubscriptionReader>()
            .AddUseCase<SubscriptionDecision>()
            .AddUseCase<SubscriptionMail>()
            .AddUseCase<CredentialIssue>()
            .AddUseCase<CreateApplication>()
            .AddUseCase<ApplicationQueries>()
            .AddUseCase<SubscriptionQueries>()
            .AddUseCase<Subscribe>()
            .AddUseCase<ApproveSubscription>()
            .AddUseCase<RejectSubscription>()
            .AddUseCase<CancelSubscription>()
            .AddUseCase<ChangePlan>()
            .AddUseCase<SimulatePlan>()
            .AddUseCase<IssueCredential>()
            .AddUseCase<RotateCredential>()
            .AddUseCase<ChangeCredential>()
            .AddUseCase<CredentialQueries>()
            .AddUseCase<RevokeCredential>();
    }
}
