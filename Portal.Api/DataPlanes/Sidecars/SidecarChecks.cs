using System.Net;
using EnvoyApi.Auth;
using EnvoyApi.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.DataPlanes.Envoy;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Control;
using Append = EnvoyApi.Core.HeaderValueOption.Types.HeaderAppendAction;
using GrpcStatus = Grpc.Core.Status;
using HttpStatus = EnvoyApi.Types.HttpStatus;
using RpcStatus = EnvoyApi.Rpc.Status;

namespace Portal.Api.DataPlanes.Sidecars;

/// <summary>
/// Decides for sidecars in other processes of our mesh what the gate decides in this one, by the same decision. Who asks shows the key that its
/// process has since it joined, and asks for workloads that it runs. The call is held open until its end is told.
/// </summary>
internal sealed class SidecarChecks(MemberLeases leases, EndedChecks ended, InterdomainDecision decision, RefusalAnswers answers, TimeProvider clock)
{
    private const int PermissionDenied = 7;
    private const string Bearer = "Bearer ";

    private static readonly GrpcStatus NotKnown = new(
        Grpc.Core.StatusCode.Unauthenticated, "No process of this mesh asks so: its lease has ended, or the key is not the one of its joining. It is to join anew.");

    private static readonly GrpcStatus TooMany = new(Grpc.Core.StatusCode.ResourceExhausted, "The process has more calls under way than are followed for one.");

    private static readonly GrpcStatus Unnamed = new(Grpc.Core.StatusCode.InvalidArgument, "The question names its call by 32 hexadecimal digits that no other call has.");

    private static readonly GrpcStatus Over = new(Grpc.Core.StatusCode.Aborted, "The call has ended already, its name is another call's, or the lease of the process has ended.");

    public CheckResponse Check(SidecarQuestion question, string? authorization)
    {
        if (leases.Find(question.Member) is not { } member
            || authorization?.StartsWith(Bearer, StringComparison.Ordinal) is not true
            || !JoinProof.AreEqual(member.CheckKey, authorization[Bearer.Length..])
            || member.Find(question.Domain, question.Workload) is not { } workload)
        {
            throw new RpcException(NotKnown);
        }
        if (!Guid.TryParseExact(question.Call, "N", out _))
        {
            throw new RpcException(Unnamed);
        }
        if (member.Calls.IsFull)
        {
            throw new RpcException(TooMany);
        }
        var (context, sent) = Context(question.Asked);
        var peer = SpiffeId.TryParse(question.Asked.Source?.Principal, out var id) ? id : null;
        var call = InterdomainCall.Of(new InboundCall(context, peer, workload.Host, workload.Identity, []) { DemandedBy = question.DemandedBy }, clock);
        return decision.Decide(call) is { } refusal ? Refuse(call, refusal) : Pass(member, question.Call, call, sent);
    }

    private static (HttpContext Context, HeaderDictionary Sent) Context(AttributeContext asked)
    {
        var http = asked.Request?.Http ?? new AttributeContext.Types.HttpRequest();
        var context = new DefaultHttpContext();
        context.Request.Method = http.Method;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = http.Path;
        context.Connection.RemoteIpAddress = IPAddress.TryParse(asked.Source?.Address?.SocketAddress?.Address, out var address) ? address : null;
        AskedHeaders.Read(http, context.Request.Headers);
        var sent = new HeaderDictionary(context.Request.Headers.Count);
        foreach (var (name, values) in context.Request.Headers)
        {
            sent[name] = values;
        }
        return (context, sent);
    }

    private CheckResponse Pass(MemberLease member, string key, InterdomainCall call, HeaderDictionary sent)
    {
        var passed = new OkHttpResponse();
        passed.Headers.Add(SidecarVerdict.Set(SidecarVerdict.Path, call.Target));
        foreach (var (name, values) in call.Context.Request.Headers)
        {
            if (!sent.TryGetValue(name, out var before) || before != values)
            {
                passed.Headers.Add(SidecarVerdict.Set(name, values.ToString()));
            }
        }
        passed.HeadersToRemove.AddRange(sent.Keys.Where(name => !call.Context.Request.Headers.ContainsKey(name)));
        call.Seal();
        foreach (var (name, values) in call.Context.Response.Headers)
        {
            passed.ResponseHeadersToAdd.Add(SidecarVerdict.Set(name, values.ToString(), ActionOf(name)));
        }
        if (member.Calls.Open(key, call) is { } end)
        {
            ended.End(call, end);
            throw new RpcException(Over);
        }
        var response = new CheckResponse { Status = new RpcStatus(), OkResponse = passed };
        new SidecarVerdict(call.Inbound.Steps[^1], call.Decision?.Limits?.Holds is true).Put(response);
        return response;
    }

    private CheckResponse Refuse(InterdomainCall call, AccessRefusal refusal)
    {
        var answer = answers.For(call, refusal);
        var headers = call.Context.Response.Headers;
        foreach (var (name, value) in answer.Headers)
        {
            headers[name] = value;
        }
        call.Seal();
        var denied = new DeniedHttpResponse { Status = new HttpStatus { Code = (EnvoyApi.Types.StatusCode)answer.Status }, Body = System.Text.Encoding.UTF8.GetString(answer.Body) };
        foreach (var (name, values) in headers)
        {
            denied.Headers.Add(SidecarVerdict.Set(name, values.ToString()));
        }
        (call.Context.Response.StatusCode, call.Context.Response.ContentLength) = (answer.Status, answer.Body.Length);
        decision.End(call);
        var response = new CheckResponse { Status = new RpcStatus { Code = PermissionDenied }, DeniedResponse = denied };
        new SidecarVerdict(call.Inbound.Steps[^1], false).Put(response);
        return response;
    }

    /// <summary>Links of the service's own say other things, and stay.</summary>
    private static Append ActionOf(string name) => name == "Link" ? Append.AppendIfExistsOrAdd : Append.OverwriteIfExistsOrAdd;
}
