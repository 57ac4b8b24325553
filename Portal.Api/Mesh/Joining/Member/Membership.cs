using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>Joins the mesh, stays in it by being heard of, follows what changes, has certificates renewed, joins anew where it is not known any more, and leaves.</summary>
internal sealed class Membership(
    ControlClient control,
    MemberSessions sessions,
    MemberCertificates certificates,
    MeshIdentities identities,
    SentInstances instances,
    MeshFiles files,
    WorkloadRegistry registry,
    IEnumerable<MeshMembers> members,
    PlatformAddresses addresses,
    IOptions<MeshOptions> options,
    TimeProvider clock,
    ILogger<Membership> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly WorkloadIdentity[] _workloads = [.. members.SelectMany(some => some.Workloads).DistinctBy(SpiffeId.Of)];
    private string _filesRevision = "";
    private long _instancesRevision;
    private string? _toldReason;
    private GrpcChannel? _guard;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Who is refused at the start has a setting to mend; who finds nobody waits.
        var reply = await JoinAsync(cancellationToken);
        if (reply.Hint is "join_token_wrong" or "joining_off" || reply.Code is not (null or ControlClient.Unreachable))
        {
            throw new SettingException(
                (reply.Hint ?? reply.Code) is "join_token_wrong" or "control_unproved" ? "Mesh:JoinToken" : "Mesh:Join", $"was refused by {control.Address}: {reply.Hint ?? reply.Code}: {reply.Reason}");
        }
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _guard?.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (sessions.Current is { } session
            && await control.AskAsync("drain", new LeaveRequest(session.Member), JoinJson.Default.LeaveRequest, JoinJson.Default.Done, session.Heartbeat + TimeSpan.FromSeconds(1), cancellationToken) is { Answer: not null })
        {
            // All that were told of this process's instances hear within a heartbeat that they are gone. Until then they are answered.
            await Task.Delay(session.Heartbeat, clock, cancellationToken);
        }
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isWell = sessions.Current is { } session ? await FollowAsync(session, stoppingToken) : (await JoinAsync(stoppingToken)).Code is null;
            pause = isWell ? TimeSpan.Zero : pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks * 2));
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, stoppingToken);
            }
        }
    }

    private async Task<ControlReply<JoinAnswer>> JoinAsync(CancellationToken cancellationToken)
    {
        var keys = MemberCertificates.MakeKeys(_workloads);
        var reply = await control.AskAsync(
            "join", new JoinRequest(options.Value.Name, options.Value.Host, MemberCertificates.Wishes(keys), [.. Own()]), JoinJson.Default.JoinRequest, JoinJson.Default.JoinAnswer, Patience, cancellationToken);
        if (reply.Answer is not { } answer)
        {
            Tell("/mesh/join", $"{reply.Code}: {reply.Reason}");
            return reply;
        }
        certificates.Take(answer.Certificates, keys, X509CertificateLoader.LoadCertificate(Convert.FromBase64String(answer.Root)));
        identities.Forget();
        addresses.Portal = answer.Portal is { } portal ? new Uri(portal) : null;
        Take(answer.State);
        sessions.Current = new MemberSession(
            answer.Member,
            TimeSpan.FromSeconds(answer.HeartbeatSeconds),
            TimeSpan.FromSeconds(answer.LeaseSeconds),
            JoinProof.CheckKey(options.Value.JoinToken!, answer.Member),
            answer.GrpcPort is { } port ? GuardAt(new UriBuilder(control.Address) { Port = port }.Uri) : null);
        _toldReason = null;
        logger.Joined(control.Address, options.Value.Name, new NameList(_workloads));
        return reply;
    }

    private GrpcChannel GuardAt(Uri address)
    {
        if (_guard?.Target != address.Authority)
        {
            _guard?.Dispose();
            _guard = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = GuardHandler(), DisposeHttpClient = true });
        }
        return _guard;
    }

    /// <summary>No proxy of the environment stands between: it is a line within the mesh. That it is dead is known before the calls are asked about.</summary>
    private static SocketsHttpHandler GuardHandler() => new()
    {
        UseProxy = false,
        EnableMultipleHttp2Connections = true,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        KeepAlivePingDelay = TimeSpan.FromSeconds(5),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(2),
    };

    /// <summary>False: not now.</summary>
    private async Task<bool> FollowAsync(MemberSession session, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= certificates.RenewAt && !await RenewAsync(session, cancellationToken))
        {
            return false;
        }
        var reply = await control.AskAsync(
            "follow", new FollowRequest(session.Member, _filesRevision, _instancesRevision), JoinJson.Default.FollowRequest, JoinJson.Default.FollowAnswer, session.Heartbeat + session.Lease, cancellationToken);
        if (reply.Answer is null)
        {
            return Fail("/mesh/follow", reply.Code, reply.Reason);
        }
        if (reply.Answer.State is { } state)
        {
            Take(state);
        }
        _toldReason = null;
        return true;
    }

    private async Task<bool> RenewAsync(MemberSession session, CancellationToken cancellationToken)
    {
        var keys = MemberCertificates.MakeKeys(_workloads);
        var reply = await control.AskAsync(
            "certificates", new RenewRequest(session.Member, MemberCertificates.Wishes(keys)), JoinJson.Default.RenewRequest, JoinJson.Default.RenewAnswer, Patience, cancellationToken);
        if (reply.Answer is null)
        {
            return Fail("/mesh/certificates", reply.Code, reply.Reason);
        }
        certificates.Take(reply.Answer.Certificates, keys, null);
        return true;
    }

    private bool Fail(string act, string? code, string reason)
    {
        if (code == "member_unknown")
        {
            sessions.Current = null;
        }
        Tell(act, $"{code}: {reason}");
        return false;
    }

    private void Take(MeshState state)
    {
        if (state.Files is { } sent)
        {
            files.Replace([.. sent.Select(file => new MeshFile(file.Name, file.Text))]);
        }
        instances.Take(state.Instances);
        (_filesRevision, _instancesRevision) = (state.FilesRevision, state.InstancesRevision);
    }

    private IEnumerable<AnnouncedInstance> Own() => registry.Services.SelectMany(service => service.Instances)
        .Where(instance => instance is { Origin: InstanceOrigin.Here, Identity: not null })
        .Select(instance => new AnnouncedInstance(instance.Name, instance.Identity!.Domain, instance.Identity.Workload, instance.Address.Port));

    /// <summary>Once for each reason, however often it is tried again.</summary>
    private void Tell(string act, string reason)
    {
        if (_toldReason != reason)
        {
            _toldReason = reason;
            logger.ControlAway(control.Address, act, reason);
        }
    }
}
