using Portal.Api.Hosting;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>Takes what processes tell of their own sidecars, as if it had happened here. What is not theirs to tell is left out.</summary>
internal sealed class MemberReports(
    MemberLeases leases, MemberClaims claims, EndedChecks ended, IHopSink hops, IInboundSink inbound, IRequestSink requests, DomainCallTally tally, ILogger<MemberReports> logger)
{
    public Outcome<Done> Take(ReportRequest asked)
    {
        if (leases.Find(asked.Member) is not { } member)
        {
            return MemberLeases.NotKnown;
        }
        if (!member.Takes(asked.Number))
        {
            return Done.It;
        }
        var foreign = asked.Items.Count(item => !TryTake(member, item));
        var counts = asked.Domains.Where(count => claims.AreOwn(member, count)).ToArray();
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

    private bool TryTake(MemberLease member, ReportItem? item)
    {
        switch (item)
        {
            case { Hop: { } hop } when MemberClaims.AreOwn(member, hop):
                hops.Record(hop);
                return true;
            case { Inbound: { } decided } when MemberClaims.AreOwn(member, decided):
                inbound.Record(decided);
                return true;
            case { Request: { } record } when claims.AreOwn(member, record):
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
