using EnvoyApi.Auth;
using Grpc.Core;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.DataPlanes.Certificates;
using Portal.Api.DataPlanes.Sidecars;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>Envoy's external authorisation (<c>envoy.service.auth.v3</c>): one question decides on key, plan and limits, and counts the call.</summary>
internal sealed class AuthorizationService(DataPlaneGuard guard, SidecarChecks sidecars, ToldCertificates certificates, TimeProvider clock) : Authorization.AuthorizationBase
{
    private static readonly AccessRefusal Unclear = new(
        400,
        "original_request_unclear",
        "Bad request",
        "The question has no HTTP request in it.",
        "Have Envoy's ext_authz filter ask about HTTP requests, not about connections.");

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) =>
        Task.FromResult(SidecarQuestion.TryRead(request, out var question)
            ? sidecars.Check(question, context.RequestHeaders.GetValue("authorization"))
            : CheckAnswer.For(guard.Decide(Call(request.Attributes ?? new AttributeContext(), context.GetHttpContext().Connection.RemoteIpAddress))));

    private DataPlaneCall Call(AttributeContext asked, System.Net.IPAddress? proxy)
    {
        var http = asked.Request?.Http ?? new AttributeContext.Types.HttpRequest();
        var headers = new HeaderDictionary(http.Headers.Count);
        AskedHeaders.Read(http, headers);
        // Envoy's own word of its connection (include_peer_certificate) goes before a header.
        var told = certificates.Take(headers, proxy, asked.Source?.Certificate ?? "");
        return new DataPlaneCall(clock, headers)
        {
            Door = "ext_authz",
            RequestId = guard.NewRequestId(),
            Trace = TraceContext.From(headers),
            Method = http.Method,
            Raw = http.Path,
            Host = http.Host,
            ClientAddress = asked.Source?.Address?.SocketAddress?.Address ?? "",
            Principal = asked.Source?.Principal is { Length: > 0 } principal && DataPlaneCallers.AreInside(principal) ? principal : null,
            RequestBytes = Math.Max(0, http.Size),
            Certificate = told.Certificate,
            Unclear = http.Method.Length == 0 || http.Path.Length == 0 ? Unclear : told.IsUnclear ? ToldCertificates.Unclear : null,
        };
    }
}
