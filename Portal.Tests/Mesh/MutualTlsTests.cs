using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Workloads;

namespace Portal.Tests.Mesh;

public sealed class MutualTlsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly string Strict = MeshYaml.Subsets() + MeshYaml.Service("- route: [{ destination: { host: travels } }]") + """

        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: { name: default, namespace: tests }
        spec: { mtls: { mode: STRICT } }
        """;

    [Fact]
    public async Task Sidecars_speak_by_mutual_tls_and_the_service_is_told_who_calls()
    {
        await using var mesh = await TestMesh.StartAsync(Strict);
        string? told = null;
        await mesh.AddGuardedAsync("travels", "v1", context =>
        {
            told = context.Request.Headers["X-Forwarded-Client-Cert"];
            return context.Response.WriteAsync("v1");
        });
        using var sidecar = mesh.Sidecar();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://travels/travels");
        request.Headers.Add("X-Forwarded-Client-Cert", "By=me;URI=spiffe://travelz/ns/travel-agency/sa/flights-v1");

        Assert.Equal("v1", await (await sidecar.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop));

        Assert.Equal("By=spiffe://travelz/ns/tests/sa/travels-v1;URI=spiffe://travelz/ns/tests/sa/caller", told);
        var hop = await mesh.Recorded.HopAsync();
        Assert.True(hop.IsMutualTls);
        Assert.Equal(("tests", "travels-v1", "tests"), (hop.SourceDomain, hop.Workload, hop.Domain));
        var inbound = Assert.Single(mesh.Recorded.Inbound);
        Assert.Equal((hop.TraceId, hop.SpanId), (inbound.TraceId, inbound.SpanId));
        Assert.Equal(("peer", "spiffe://travelz/ns/tests/sa/caller", "mutual TLS"), (inbound.Steps[0].Kind, inbound.Steps[0].Name, inbound.Steps[0].Verdict));
    }

    [Fact]
    public async Task A_port_behind_a_strict_policy_takes_nobody_without_a_certificate_of_the_mesh()
    {
        await using var mesh = await TestMesh.StartAsync(Strict);
        var asked = 0;
        var instance = await mesh.AddGuardedAsync("travels", "v1", context => { asked++; return context.Response.WriteAsync("v1"); });
        using var foreign = new MeshAuthority(TimeProvider.System);
        using var stranger = foreign.Issue(new SpiffeId("tests", "caller"));
        using var plain = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync(instance.Address, Stop));
        Assert.False(await IsAnsweredAsync(instance, certificate: null));
        Assert.False(await IsAnsweredAsync(instance, stranger));
        using var known = mesh.Get<MeshAuthority>().Issue(new SpiffeId("tests", "caller"));
        Assert.Equal(0, asked);
        Assert.True(await IsAnsweredAsync(instance, known));        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_connection_that_becomes_a_web_socket_goes_through_both_sidecars()
    {
        await using var mesh = await TestMesh.StartAsync(Strict);
        await mesh.AddGuardedAsync("travels", "v1", app =>
        {
            app.UseWebSockets();
            app.Run(async context =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                var message = new byte[16];
                var heard = await socket.ReceiveAsync(message.AsMemory(), Stop);
                await socket.SendAsync(message.AsMemory(0, heard.Count), heard.MessageType, heard.EndOfMessage, Stop);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
            });
        });
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new UriBuilder(mesh.Edge.BaseAddress!) { Scheme = "ws", Path = "/travels/live" }.Uri, Stop);

        await client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, Stop);
        var answer = new byte[16];
        var heard = await client.ReceiveAsync(answer.AsMemory(), Stop);

        Assert.Equal("hello"u8.ToArray(), answer[..heard.Count]);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        Assert.True((await mesh.Recorded.HopAsync()).IsMutualTls);
    }

    [Fact]
    public async Task A_service_cannot_say_in_its_sidecars_place_that_the_call_is_recorded()
    {
        await using var mesh = await TestMesh.StartAsync(Strict);
        RequestDelegate hider = context =>
        {
            context.Response.Headers["X-Portal-Recorded"] = "1";
            return context.Response.WriteAsync("ok");
        };
        await mesh.AddGuardedAsync("travels", "v1", hider);
        await mesh.AddServiceAsync("flights", "v1", hider);
        using var sidecar = mesh.Sidecar();

        await sidecar.GetStringAsync("http://travels/", Stop);
        await sidecar.GetStringAsync("http://flights/", Stop);

        await Wait.UntilAsync(() => Task.FromResult(mesh.Recorded.Requests.Count == 2), TimeSpan.FromSeconds(10), "both calls are recorded");
    }

    [Fact]
    public async Task A_permissive_port_takes_plain_text_as_somebody_unknown()
    {
        await using var mesh = await TestMesh.StartAsync(Strict.Replace("STRICT", "PERMISSIVE", StringComparison.Ordinal));
        var instance = await mesh.AddGuardedAsync("travels", "v1", context => context.Response.WriteAsync($"cert {context.Request.Headers["X-Forwarded-Client-Cert"]}"));
        using var plain = new HttpClient();
        plain.DefaultRequestHeaders.Add("X-Forwarded-Client-Cert", "URI=spiffe://travelz/ns/tests/sa/caller");
        using var sidecar = mesh.Sidecar();

        Assert.Equal("cert ", await plain.GetStringAsync(instance.Address, Stop));
        Assert.StartsWith("cert By=", await sidecar.GetStringAsync("http://travels/", Stop), StringComparison.Ordinal);
        Assert.True((await mesh.Recorded.HopAsync()).IsMutualTls);
    }

    [Fact]
    public async Task A_call_is_not_given_to_an_instance_that_is_somebody_else()
    {
        await using var mesh = await TestMesh.StartAsync(Strict);
        var other = await mesh.AddGuardedAsync("flights", "v1", context => context.Response.WriteAsync("flights"));
        var impostor = new WorkloadInstance("travels", "travels-v1-1", new Dictionary<string, string>(), other.Address)
        {
            Identity = new WorkloadIdentity("travels-v1", "tests", new Dictionary<string, string>()),
        };
        mesh.Registry.Add(impostor);
        using var sidecar = mesh.Sidecar();

        var answer = await sidecar.GetAsync("http://travels/", Stop);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("UF", (await mesh.Recorded.HopAsync()).Flags);
    }

    [Fact]
    public void A_certificate_is_of_one_day_and_renewed_at_two_thirds_of_it()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));
        using var authority = new MeshAuthority(clock);
        var certificate = new MeshIdentities(authority, clock).Of(TestMesh.Caller);
        var first = certificate.Context;

        Assert.Equal(clock.GetUtcNow().AddHours(24), certificate.ExpiresAt);
        clock.Advance(TimeSpan.FromHours(15.9));
        Assert.Same(first, certificate.Context);
        clock.Advance(TimeSpan.FromHours(0.2));
        Assert.NotSame(first, certificate.Context);
        Assert.Equal(clock.GetUtcNow().AddHours(24), certificate.ExpiresAt);
    }

    [Fact]
    public async Task Certificates_are_renewed_under_load_and_no_call_is_lost()
    {
        // A connection for each call, so that certificates are looked at all the time.
        await using var mesh = await TestMesh.StartAsync(Strict + """

            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: { name: travels-calls, namespace: tests }
            spec: { host: travels, trafficPolicy: { connectionPool: { http: { maxRequestsPerConnection: 1 } } } }
            """);
        await mesh.AddGuardedAsync("travels", "v1", context => context.Response.WriteAsync("ok"));
        using var sidecar = mesh.Sidecar();
        var first = mesh.Get<MeshIdentities>().Of(TestMesh.Caller).Context;
        using var done = new CancellationTokenSource();

        var callers = Enumerable.Range(0, 4).Select(_ => CallAsync(sidecar, done.Token)).ToArray();
        for (var day = 0; day < 3; day++)
        {
            await Wait.UntilAsync(() => Task.FromResult(mesh.Recorded.Hops.Count >= 40 * (day + 1)), TimeSpan.FromSeconds(30), "forty calls");
            mesh.Clock.Forward(TimeSpan.FromHours(17));
        }
        await Wait.UntilAsync(() => Task.FromResult(mesh.Recorded.Hops.Count >= 160), TimeSpan.FromSeconds(30), "forty calls more");
        await done.CancelAsync();
        await Task.WhenAll(callers);

        Assert.NotSame(first, mesh.Get<MeshIdentities>().Of(TestMesh.Caller).Context);
        Assert.All(mesh.Recorded.Hops, hop => Assert.Equal((200, "-", 0), (hop.Status, hop.Flags, hop.Steps.Count)));
    }

    [Fact]
    public void Only_certificates_of_the_mesh_within_their_time_are_somebody()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));
        using var authority = new MeshAuthority(clock);
        using var foreign = new MeshAuthority(clock);
        var identities = new MeshIdentities(authority, clock);
        var id = new SpiffeId("travel-agency", "flights-v1");
        using var ours = authority.Issue(id);
        using var theirs = foreign.Issue(id);

        Assert.Equal(id, identities.Verify(ours));
        Assert.Null(identities.Verify(theirs));
        Assert.Null(identities.Verify(authority.Root));
        Assert.Null(identities.Verify(null));
        clock.Advance(MeshAuthority.Lifetime + TimeSpan.FromMinutes(1));
        Assert.Null(identities.Verify(ours));
    }

    [Theory]
    [InlineData("spiffe://travelz/ns/a/sa/b", true)]
    [InlineData("spiffe://other/ns/a/sa/b", false)]
    [InlineData("spiffe://travelz/ns//sa/b", false)]
    [InlineData("spiffe://travelz/ns/a/sa/b/c", false)]
    [InlineData("spiffe://travelz/ns/a", false)]
    [InlineData("https://travelz/ns/a/sa/b", false)]
    [InlineData(null, false)]
    public void An_identity_is_of_this_trust_domain_and_in_istios_form(string? uri, bool isOne) => Assert.Equal(isOne, SpiffeId.TryParse(uri, out _));

    private static async Task CallAsync(HttpClient sidecar, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            Assert.Equal("ok", await sidecar.GetStringAsync("http://travels/", Stop));
        }
    }

    private static async Task<bool> IsAnsweredAsync(WorkloadInstance instance, X509Certificate2? certificate)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, instance.Address.Port, Stop);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => shown is not null);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = "travels", ClientCertificates = certificate is null ? null : new X509Certificate2Collection(certificate) }, Stop);
            await tls.WriteAsync("GET / HTTP/1.1\r\nHost: travels\r\n\r\n"u8.ToArray(), Stop);
            // By TLS 1.3 a client learns of the refusal with the first thing it reads.
            return await tls.ReadAsync(new byte[1], Stop) > 0;
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return false;
        }
    }
}
