using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Persistence;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Gateway.Console;

/// <summary>
/// Sends what the console asks for to the real gateway listener, with a credential of the chosen subscription that lives for a minute. The
/// browser never has a key, and the call is limited, routed and recorded as any other.
/// </summary>
internal sealed class ConsoleForwarder(
    PortalDbContext db, ActorResolver actors, ConsoleCredentials credentials, CallWishes wishes, ConsoleClient client, IHttpForwarder forwarder, TimeProvider clock)
{
    private static readonly TimeSpan HeadLeaves = TimeSpan.FromMilliseconds(50);

    public async Task ForwardAsync(HttpContext context, Guid subscription)
    {
        if (!CameFromTheConsole(context.Request))
        {
            await Problems.WriteAsync(context, 403, "not_from_console", "Only the portal's own console may call this address. Programs call the gateway with a key.", null);
            return;
        }
        var actor = await actors.ResolveAsync(context.User, context.RequestAborted);
        if (actor is not { Kind: ActorKind.Person, UserId: { } user })
        {
            await Problems.WriteAsync(context, 401, "unauthenticated", "Sign in to try calls.", null);
            return;
        }
        var own = await db.Set<Subscription>().AnyAsync(
            row => row.Id == subscription && actor.OrganizationId != null && row.Application.OrganizationId == actor.OrganizationId, context.RequestAborted);
        if (!own)
        {
            await Problems.WriteAsync(context, 404, "not_found", "There is no such subscription of yours.", null);
            return;
        }
        var (wish, refusal) = WishHeaders.Read(context.Request, actor, subscription);
        if (refusal is not null)
        {
            await Problems.WriteAsync(context, refusal.Status, refusal.Code, refusal.Detail, null);
            return;
        }
        await SendAsync(context, credentials.Issue(subscription, user), wish);
    }

    /// <summary>Another site can make a browser send the cookie, but not this header, and not without saying so.</summary>
    private static bool CameFromTheConsole(HttpRequest request) =>
        request.Headers["X-Portal-Console"] is ["1"] && request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"];

    private async Task SendAsync(HttpContext context, string credential, CallWish? wish)
    {
        if (TargetOf(context) is not { } target)
        {
            await Problems.WriteAsync(context, 400, "path_refused", "The path must follow /try/{subscription} as the contract writes it.", null);
            return;
        }
        var transformer = new ConsoleTransformer(client.Gateway, target, credential, wish is null ? null : wishes.Write(wish)) { MayCut = wish is { Rehearsal.Kind: RehearsalKind.Reset } };
        var error = await forwarder.SendAsync(context, client.Gateway.ToString(), client.Http, ForwarderRequestConfig.Empty, transformer);
        if (transformer.MustCut)
        {
            await CutAsync(context);
            return;
        }
        if (error is not ForwarderError.None && context.Response is { HasStarted: false, StatusCode: >= 500 } && !context.RequestAborted.IsCancellationRequested)
        {
            await Problems.WriteAsync(context, 502, "gateway_unreachable", $"The gateway at {client.Gateway} did not answer.", null);
        }
    }

    /// <summary>
    /// Not before the head of the answer has left: a browser that finds a connection cut with nothing said asks again on its own, and the
    /// head has the request id by which the call is found.
    /// </summary>
    private async Task CutAsync(HttpContext context)
    {
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(HeadLeaves, clock, context.RequestAborted);
        context.Abort();
    }

    /// <summary>The rest of the target as it came on the wire: what the gateway makes of it is the gateway's to show.</summary>
    private static string? TargetOf(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        const int Id = 36;
        const string Prefix = "/try/";
        var start = Prefix.Length + Id;
        return raw.StartsWith(Prefix, StringComparison.Ordinal) && raw.Length > start && raw[start] == '/' && Guid.TryParse(raw.AsSpan(Prefix.Length, Id), out _)
            ? raw[start..]
            : null;
    }
}
