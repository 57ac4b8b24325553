using System.Diagnostics.CodeAnalysis;
using EnvoyApi.Auth;

namespace Portal.Api.DataPlanes.Sidecars;

/// <summary>
/// A question of a sidecar in another process of our own mesh: Envoy's, and in its context extensions whose sidecar asks. <see cref="DemandedBy"/> is
/// the AuthorizationPolicy that wants the guard asked; null: none. <see cref="Call"/> is how the asking process names the call, so that it can tell its
/// end even if the answer does not come.
/// </summary>
internal sealed record SidecarQuestion(AttributeContext Asked, string Member, string Call, string Domain, string Workload, string? DemandedBy)
{
    private const string MemberKey = "travelz.member";
    private const string CallKey = "travelz.call";
    private const string DomainKey = "travelz.domain";
    private const string WorkloadKey = "travelz.workload";
    private const string DemandedKey = "travelz.demanded_by";

    public static bool TryRead(CheckRequest request, [NotNullWhen(true)] out SidecarQuestion? question)
    {
        question = null;
        if (request.Attributes?.ContextExtensions is not { Count: > 0 } said || !said.TryGetValue(MemberKey, out var member))
        {
            return false;
        }
        question = new SidecarQuestion(request.Attributes, member, Of(CallKey) ?? "", Of(DomainKey) ?? "", Of(WorkloadKey) ?? "", Of(DemandedKey));
        return true;

        string? Of(string key) => said.TryGetValue(key, out var value) ? value : null;
    }

    public CheckRequest ToRequest()
    {
        var said = Asked.ContextExtensions;
        (said[MemberKey], said[CallKey], said[DomainKey], said[WorkloadKey]) = (Member, Call, Domain, Workload);
        if (DemandedBy is not null)
        {
            said[DemandedKey] = DemandedBy;
        }
        return new CheckRequest { Attributes = Asked };
    }
}
