using Portal.Api.Access.Calls;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Access.Interdomain;
using Portal.Api.Access.Limits;
using Portal.Api.Access.Matching;
using Portal.Api.Access.ServiceTokens;
using Portal.Api.Access.WrongKeys;
using Portal.Api.Hosting;

namespace Portal.Api.Access;

internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<PepperFile>();
        services.AddSingleton(provider => new KeyMint(() => provider.GetRequiredService<PepperFile>().Load()));
        services.AddSingleton<ConsoleCredentials>();
        services.AddSingleton<AccessStore>();
        services.AddSingleton<LimitBook>();
        services.AddValidated<OAuthOptions, OAuthOptionsValidator>("OAuth");
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<TokenTerms>();
        services.AddSingleton<TokenReader>();
        services.AddSingleton<WrongKeyBook>();
        services.AddHostedService<WrongKeyWriter>();
        services.AddUseCase<WrongKeyQueries>();
        services.AddUseCase<ServiceTokenQueries>();
        services.AddUseCase<IssueServiceToken>();
        services.AddUseCase<RevokeServiceToken>();
        services.AddUseCase<SetInterdomainMode>();
        services.AddSingleton<CredentialCheck>();
        services.AddSingleton<Guard>();
        services.AddSingleton<OperationIndexes>();
        services.AddSingleton<CallCheck>();
        services.AddSingleton<RefusalAnswers>();
        services.AddSingleton<AccessReplicas>();
        services.AddSingleton<AccessPublisher>();
        services.AddSingleton<IAccessPublisher>(provider => provider.GetRequiredService<AccessPublisher>());
        services.AddHostedService<QuotaWriter>();
        services.AddHostedService<AccessFollower>();
        return services;
    }
}
