using Portal.Api.Hosting;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining.Control;
using Portal.Api.Mesh.Joining.Member;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining;

/// <summary>Workloads in other processes: the side that takes them in, and the side that joins.</summary>
internal static class JoiningFeature
{
    public static IServiceCollection AddJoining(this IServiceCollection services)
    {
        services.AddSingleton<JoinableWorkloads>();
        services.AddSingleton<MeshStates>();
        services.AddSingleton<JoinAudit>();
        services.AddHostedService(provider => provider.GetRequiredService<JoinAudit>());
        services.AddSingleton<EndedChecks>();
        services.AddSingleton<MemberLeases>();
        services.AddSingleton<MemberClaims>();
        services.AddSingleton<MemberReports>();
        services.AddSingleton<UsedNumbers>();
        services.AddSingleton<JoinDesk>();
        services.AddSingleton<IControlHttp, JoinDoor>();
        return services;
    }

    /// <summary>Before the workloads, so that it ends after them and tells of their last calls.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportQueue>();
        services.AddSingleton<IHopSink>(provider => provider.GetRequiredService<ReportQueue>());
        services.AddSingleton<IInboundSink>(provider => provider.GetRequiredService<ReportQueue>());
        services.AddSingleton<IRequestSink>(provider => provider.GetRequiredService<ReportQueue>());
        services.AddSingleton<DomainCallTally>();
        services.AddHostedService<Reporter>();
        return services;
    }

    /// <summary>Over what the mesh has of its own: certificates and files are of the process that is joined. After the workloads, since it tells of them.</summary>
    public static IServiceCollection AddMembership(this IServiceCollection services)
    {
        services.AddSingleton<ControlClient>();
        services.AddSingleton<MemberSessions>();
        services.AddSingleton<MemberCertificates>();
        services.AddSingleton<ICertificateSource>(provider => provider.GetRequiredService<MemberCertificates>());
        services.AddSingleton<IMeshFileSource, SentFiles>();
        services.AddSingleton<SentInstances>();
        services.AddHostedService<Membership>();
        return services;
    }
}
