using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>
/// The processes that have joined. One that hangs up gets no calls from that moment; one that is not heard of for as long as its lease is out of
/// the mesh, and joins anew when it is heard of again.
/// </summary>
internal sealed class MemberLeases(
    WorkloadRegistry registry, MeshStates states, EndedChecks ended, JoinAudit audit, IOptions<MeshOptions> options, TimeProvider clock, ILogger<MemberLeases> logger) : IDisposable
{
    public const int Most = 200;

    public const string Unknown = "member_unknown";

    public static readonly Refusal NotKnown = new Refusal.NotFound(Unknown, "No process is known by this name, or its lease has ended: join anew.");

    /// <summary>Longer than a program takes to end.</summary>
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, MemberLease> _members = new(StringComparer.Ordinal);

    // Who is in the mesh, what the registry has of them and how long their leases are changes together.
    private readonly Lock _gate = new();

    /// <summary>Null: there are too many.</summary>
    public MemberLease? Begin(string name, string host, IReadOnlyList<JoinableWorkload> workloads, IReadOnlyList<AnnouncedInstance> announced, HttpContext context)
    {
        var instances = announced.Select(one => Instance(host, one, workloads)).ToArray();
        using var entered = _gate.EnterScope();
        foreach (var former in _members.Values.Where(member => member.Instances.Any(known => Array.Exists(instances, instance => instance.Address == known.Address))))
        {
            // An address is one process's: the one before it is gone.
            if (End(former))
            {
                audit.Left(former.Name, $"gave way to {name}, which is at its address now");
            }
        }
        if (_members.Count >= Most)
        {
            return null;
        }
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var member = new MemberLease(id, name, JoinProof.CheckKey(options.Value.JoinToken!, id), workloads, instances);
        _members[id] = member;
        foreach (var instance in instances)
        {
            registry.Add(instance);
        }
        member.Timer = clock.CreateTimer(_ => Expire(member), null, options.Value.Lease, Timeout.InfiniteTimeSpan);
        // It has calls from here on, and may end before its first question.
        Listen(member, context);
        return member;
    }

    public MemberLease? Find(string id) => _members.GetValueOrDefault(id);

    /// <summary>Holds the question until there is something to tell, or for a heartbeat.</summary>
    public async Task<Outcome<FollowAnswer>> FollowAsync(FollowRequest asked, HttpContext context)
    {
        if (Find(asked.Member) is not { } member)
        {
            return NotKnown;
        }
        Hear(member, context);
        try
        {
            return new FollowAnswer(await states.NextAsync(member, asked.FilesRevision, asked.InstancesRevision, options.Value.Heartbeat, context.RequestAborted));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return NotKnown;
        }
    }

    public Outcome<Done> Drain(LeaveRequest asked)
    {
        if (Find(asked.Member) is not { } member)
        {
            return NotKnown;
        }
        lock (_gate)
        {
            member.IsDraining = true;
            member.Timer?.Change(LongestDrain, Timeout.InfiniteTimeSpan);
            TakeOut(member);
        }
        return Done.It;
    }

    public Outcome<Done> Leave(LeaveRequest asked)
    {
        if (Find(asked.Member) is not { } member)
        {
            return NotKnown;
        }
        if (End(member))
        {
            logger.MemberLeft(member.Name);
            audit.Left(member.Name, "left");
        }
        return Done.It;
    }

    public void Dispose()
    {
        foreach (var member in _members.Values)
        {
            member.Dispose();
        }
    }

    private void Hear(MemberLease member, HttpContext context)
    {
        lock (_gate)
        {
            if (member.IsDraining || !_members.ContainsKey(member.Id))
            {
                return;
            }
            member.Timer?.Change(options.Value.Lease, Timeout.InfiniteTimeSpan);
            foreach (var instance in member.Instances)
            {
                registry.SetReady(instance, true);
            }
            Listen(member, context);
        }
    }

    /// <summary>A process that ends, however it does, closes its connections: that is known long before its lease ends.</summary>
    private void Listen(MemberLease member, HttpContext context)
    {
        var line = context.Connection.Id;
        if (member.Line != line)
        {
            member.Line = line;
            context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed.Register(() => HangUp(member, line));
        }
    }

    private void HangUp(MemberLease member, string line)
    {
        lock (_gate)
        {
            if (member.IsDraining || member.Line != line || !_members.ContainsKey(member.Id))
            {
                return;
            }
            foreach (var instance in member.Instances)
            {
                registry.SetReady(instance, false);
            }
        }
        logger.MemberHungUp(member.Name);
    }

    private void Expire(MemberLease member)
    {
        if (End(member))
        {
            logger.LeaseEnded(member.Name, options.Value.Lease.TotalSeconds);
            audit.Left(member.Name, $"was not heard of any more, and is out after its lease of {options.Value.Lease.TotalSeconds:0.#} s");
        }
    }

    private bool End(MemberLease member)
    {
        lock (_gate)
        {
            if (!_members.TryRemove(member.Id, out _))
            {
                return false;
            }
            TakeOut(member);
        }
        ended.EndAll(member);
        member.Dispose();
        return true;
    }

    private void TakeOut(MemberLease member)
    {
        foreach (var instance in member.Instances)
        {
            registry.Remove(instance);
        }
    }

    private static WorkloadInstance Instance(string host, AnnouncedInstance announced, IReadOnlyList<JoinableWorkload> workloads)
    {
        var workload = workloads.First(one => one.Identity.Domain == announced.Domain && one.Identity.Workload == announced.Workload);
        return new WorkloadInstance(workload.Host, announced.Name, workload.Identity.Labels, new UriBuilder(Uri.UriSchemeHttp, host, announced.Port).Uri)
        {
            Identity = workload.Identity,
            Origin = InstanceOrigin.Elsewhere,
        };
    }
}
