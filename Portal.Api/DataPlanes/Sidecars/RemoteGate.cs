using System.Text;
using EnvoyApi.Auth;
using EnvoyApi.Core;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access.Calls;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Traffic;
using Append = EnvoyApi.Core.HeaderValueOption.Types.HeaderAppendAction;

namespace Portal.Api.DataPlanes.Sidecars;

/// <summary>
/// Asks the guard, which is in another process, about calls that come from another domain: by Envoy's ext_authz, as its sidecars would. Without an
/// answer nobody passes.
/// </summary>
internal sealed class RemoteGate(MemberSessions sessions, ReportQueue reports, DomainCallTally tally, MeshProblems problems, TimeProvider clock, ILogger<RemoteGate> logger) : IInterdomainGate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly HopFailure Away = new(503, "-", "guard_unreachable",
        "Whether calls from other domains may pass is decided in another process, which cannot be asked now. Nobody passes unasked. Send the call again in a moment.");

    public async Task InvokeAsync(InboundCall call, RequestDelegate next)
    {
        if (call.NeedsNoLeave)
        {
            tally.Add(call, clock.GetUtcNow());
            await next(call.Context);
            return;
        }
        CountedAnswer.Begin(call.Context);
        var began = clock.GetTimestamp();
        if (await AskAsync(call, began) is not { } response)
        {
            call.Steps.Add(new HopStep("interdomain", $"{call.Peer?.Namespace ?? "unknown"} to {call.Workload.Domain}", "guard_unreachable: nobody passes unasked", false, (long)clock.GetElapsedTime(began).TotalMicroseconds));
            await problems.WriteAsync(call.Context, Away, TraceParent.Read(call.Context.Request.Headers.TraceParent).TraceId);
            return;
        }
        var verdict = SidecarVerdict.Read(response, (long)clock.GetElapsedTime(began).TotalMicroseconds);
        call.Steps.Add(verdict.Step);
        if (response.OkResponse is { } passed)
        {
            Change(call.Context, passed);
            await next(call.Context);
        }
        else
        {
            await RefuseAsync(call.Context, response.DeniedResponse);
        }
    }

    /// <summary>Null: nobody answered.</summary>
    private async Task<CheckResponse?> AskAsync(InboundCall call, long began)
    {
        if (sessions.Current is not { Guard: { } guard } session)
        {
            logger.GuardAway(call.Host, "no mesh is joined at the moment, or its process does not run the role control");
            return null;
        }
        var id = RequestIds.New(clock.GetUtcNow());
        CheckResponse? response = null;
        // Registered before the guard is asked: it may have let the call pass even if its answer never comes here.
        call.Context.Response.OnCompleted(() =>
        {
            if (response?.DeniedResponse is null)
            {
                var isAwaited = response is null || SidecarVerdict.Read(response, 0).IsAwaited;
                reports.End(call.Context, session.Member, id, clock.GetElapsedTime(began), isAwaited, isUnanswered: response is null);
            }
            return Task.CompletedTask;
        });
        try
        {
            return response = await new Authorization.AuthorizationClient(guard).CheckAsync(
                Question(call, session, id).ToRequest(),
                new Metadata { { "authorization", $"Bearer {session.CheckKey}" } },
                clock.GetUtcNow().UtcDateTime + Patience,
                call.Context.RequestAborted);
        }
        catch (RpcException exception)
        {
            if (!call.Context.RequestAborted.IsCancellationRequested)
            {
                logger.GuardAway(call.Host, $"{exception.StatusCode}: {exception.Status.Detail}");
            }
            return null;
        }
        catch (ObjectDisposedException)
        {
            logger.GuardAway(call.Host, "the mesh was joined anew in this moment, and its guard is asked at another address");
            return null;
        }
    }

    private static SidecarQuestion Question(InboundCall call, MemberSession session, string id)
    {
        var request = call.Context.Request;
        var http = new AttributeContext.Types.HttpRequest
        {
            Method = request.Method,
            Path = call.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Host = request.Host.Value ?? "",
            Size = request.ContentLength ?? -1,
            HeaderMap = new HeaderMap(),
        };
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                http.HeaderMap.Headers.Add(new HeaderValue { Key = name, Value = value ?? "" });
            }
        }
        var source = new AttributeContext.Types.Peer { Principal = call.Peer?.ToString() ?? "" };
        source.Address = new Address { SocketAddress = new SocketAddress { Address = call.Context.Connection.RemoteIpAddress?.ToString() ?? "" } };
        return new SidecarQuestion(
            new AttributeContext { Source = source, Request = new AttributeContext.Types.Request { Http = http } }, session.Member, id, call.Workload.Domain, call.Workload.Workload, call.DemandedBy);
    }

    /// <summary>What the workload reads is what was decided on; what the answer says of limits and of the call is the guard's to say.</summary>
    private static void Change(HttpContext context, OkHttpResponse passed)
    {
        var request = context.Request;
        foreach (var name in passed.HeadersToRemove)
        {
            request.Headers.Remove(name);
        }
        foreach (var option in passed.Headers)
        {
            if (option.Header.Key == SidecarVerdict.Path)
            {
                PutTarget(context, option.Header.Value);
            }
            else
            {
                request.Headers[option.Header.Key] = option.Header.Value;
            }
        }
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.Remove("RateLimit-Policy");
            headers.Remove("RateLimit");
            foreach (var option in passed.ResponseHeadersToAdd)
            {
                if (option.AppendAction is Append.AppendIfExistsOrAdd)
                {
                    headers.Append(option.Header.Key, option.Header.Value);
                }
                else
                {
                    headers[option.Header.Key] = option.Header.Value;
                }
            }
            return Task.CompletedTask;
        });
    }

    private static void PutTarget(HttpContext context, string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        context.Request.Path = PathString.FromUriComponent(query < 0 ? target : target[..query]);
        context.Request.QueryString = new QueryString(query < 0 ? "" : target[query..]);
    }

    private static async Task RefuseAsync(HttpContext context, DeniedHttpResponse? denied)
    {
        var response = context.Response;
        var body = Encoding.UTF8.GetBytes(denied?.Body ?? "");
        response.StatusCode = denied?.Status is { Code: > 0 } status ? (int)status.Code : StatusCodes.Status403Forbidden;
        foreach (var option in denied?.Headers ?? [])
        {
            response.Headers[option.Header.Key] = option.Header.Value;
        }
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
