using Portal.Api.Hosting;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>Takes what processes tell of their own sidecars, as if it had happened here. What is of others' workloads is not theirs to tell.</summary>
internal sealed class MemberReports(
    MemberLeases leases, EndedChecks ended, IHopSink hops, IInboundSink inbound, IRequestSink requests, DomainCallTally tally, ILogger<MemberReports> logger)
{
    /// <summary>More steps than any hop has.</summary>
    private const int MostSteps = 64;

    public Outcome<Done> Take(ReportRequest asked)
    {
        if (leases.Find(asked.Member) is not { } member)
        {
            return MemberLeases.NotKnown;
        }
        var foreign = asked.Items.Count(item => !TryTake(member, item));
        var counts = asked.Domains.Where(count => member.Find(count.To, count.Workload)?.Host == count.Api && count.Calls > 0).ToArray();
        tally.PutBack(counts);
        foreign += asked.Domains.Count - counts.Length;
        if (foreign > 0)
        {
            logger.NotItsOwn(member.Name, foreign);
        }
        if (asked.Lost > 0)
        {
            logger.MemberLost(member.Name, asked.Lost);
        }
        return Done.It;
    }

    private bool TryTake(MemberLease member, ReportItem item)
    {
        switch (item)
        {
            case { Hop: { } hop } when member.Runs(hop.SourceDomain, hop.Source) && hop.Steps.Count <= MostSteps:
                hops.Record(hop);
                return true;
            case { Inbound: { } decided } when decided.Steps.Count <= MostSteps:
                inbound.Record(decided);
                return true;
            // What outbound sidecars keep names no application: that is for the guard to say.
            case { Request: { Door: "mesh", OrganizationId: null, ApplicationId: null, CredentialId: null, Source: { } source } record } when member.RunsAny(source) && record.Ledger.Count <= MostSteps:
                requests.Record(record);
                return true;
            case { End: { } end }:
                ended.End(member, end);
                return true;
            default:
                return false;
        }
    }
}
