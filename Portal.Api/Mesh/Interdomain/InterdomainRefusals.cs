using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>What calls between domains are refused with, in words for the people of the calling workload.</summary>
internal sealed class InterdomainRefusals(PortalLinks links)
{
    public static AccessRefusal ContractMissing(InterdomainCall call) => new(
        StatusCodes.Status403Forbidden,
        "contract_missing",
        "No contract",
        $"{call.Inbound.Host} has no contract in force for {call.Version ?? "this version"}, and calls into the domain {call.Domains.To} need one.",
        $"Ask the owners of {call.Domains.To} to publish its contract: what may be called from other domains is what contracts say.");

    /// <summary>
    /// The guard's own, and where no credential was sent, why one is needed. Who calls is known by its certificate, so what it lacks is
    /// leave and not a name: 403 and no challenge.
    /// </summary>
    public AccessRefusal Explain(InterdomainCall call, AccessRefusal refusal)
    {
        if (refusal.Status != StatusCodes.Status401Unauthorized || call.Inbound.Peer is not { } peer)
        {
            return refusal;
        }
        return refusal with
        {
            Status = StatusCodes.Status403Forbidden,
            Challenge = null,
            Detail = $"{refusal.Detail} {peer.Workload} is of the domain {call.Domains.From}, and calls into {call.Domains.To} need a subscription and its key.",
            Remedy = $"{refusal.Remedy} An application gets it at {links.To("/applications")} once it is subscribed to {call.Api!.Title}.",
        };
    }
}
