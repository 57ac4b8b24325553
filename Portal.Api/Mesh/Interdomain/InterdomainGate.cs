using Portal.Api.Access.Calls;
using Portal.Api.Mesh.Sidecars;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>Asks the guard about calls that come from another domain: in process, in the sidecar of the workload that is called, so there is no hop more.</summary>
internal sealed class InterdomainGate(InterdomainDecision decision, RefusalAnswers answers, DomainCallTally tally, TimeProvider clock) : IInterdomainGate
{
    public async Task InvokeAsync(InboundCall inbound, RequestDelegate next)
    {
        if (inbound.NeedsNoLeave)
        {
            tally.Add(inbound, clock.GetUtcNow());
            await next(inbound.Context);
            return;
        }
        CountedAnswer.Begin(inbound.Context);
        var call = InterdomainCall.Of(inbound, clock);
        inbound.Context.Response.OnStarting(static state => { ((InterdomainCall)state).Seal(); return Task.CompletedTask; }, call);
        inbound.Context.Response.OnCompleted(() => { decision.End(call); return Task.CompletedTask; });
        if (decision.Decide(call) is { } refusal)
        {
            await answers.WriteAsync(inbound.Context, call, refusal);
            return;
        }
        await next(inbound.Context);
    }
}
