using Portal.Api.Hosting;

namespace Portal.Api.Audit;

internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddUseCase<AuditQueries>();
    }
}
