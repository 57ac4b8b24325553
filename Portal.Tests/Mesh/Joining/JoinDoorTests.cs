using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Identity;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Joining;
using Portal.Tests.Hosting;
using static Portal.Tests.Mesh.Joining.MeshQuestions;

namespace Portal.Tests.Mesh.Joining;

/// <summary>Whoever wants into the mesh and is not to be there, and what those who are may say.</summary>
public sealed class JoinDoorTests(JoinDoorFixture door) : IClassFixture<JoinDoorFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MeshQuestions Door => new(door.Control);

    [Fact]
    public async Task Without_a_token_of_its_own_a_process_takes_nobody()
    {
        await using var closed = await RunningPortal.StartAsync("control,mesh,travelz");

        await RefusedUnprovedAsync(await new MeshQuestions(closed.Addresses.Control!).AskAsync("join", AJoin(), JoinJson.Default.JoinRequest), HttpStatusCode.NotFound, "joining_off");
    }

    [Theory]
    [InlineData("another-token-of-forty-characters-here--")]
    [InlineData("")]
    public async Task Who_does_not_know_the_token_is_refused_and_that_is_written_down(string token)
    {
        await RefusedUnprovedAsync(await Door.AskAsync("join", AJoin(), JoinJson.Default.JoinRequest, token), HttpStatusCode.Unauthorized, "join_token_wrong");

        Assert.Contains(door.Log.Lines, line => line.Contains("asked for /mesh/join and was refused: join_token_wrong", StringComparison.Ordinal));
        Assert.DoesNotContain(door.Log.Lines, line => line.Contains(JoinedMesh.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_is_not_signed_or_signed_for_another_body_is_refused()
    {
        using var plain = await Http.PostAsync(new Uri(door.Control, "/mesh/join"), new StringContent("{}"), Cancel);
        using var other = Door.Signed(
            "join", AJoin(), JoinJson.Default.JoinRequest, TimeProvider.System.GetUtcNow(), sent: JsonSerializer.SerializeToUtf8Bytes(AJoin("somebody-else"), JoinJson.Default.JoinRequest));

        await RefusedUnprovedAsync(plain, HttpStatusCode.Unauthorized, "join_token_wrong");
        await RefusedUnprovedAsync(await Http.SendAsync(other, Cancel), HttpStatusCode.Unauthorized, "join_token_wrong");
    }

    [Fact]
    public async Task A_question_is_taken_once_and_within_its_minute()
    {
        using var first = Door.Signed("join", AJoin(), JoinJson.Default.JoinRequest, TimeProvider.System.GetUtcNow());
        using var again = Copy(first);
        using var old = Door.Signed("join", AJoin(), JoinJson.Default.JoinRequest, TimeProvider.System.GetUtcNow().AddMinutes(-2));

        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(first, Cancel)).StatusCode);
        await RefusedAsync(await Http.SendAsync(again, Cancel), HttpStatusCode.Unauthorized, "join_question_used");
        await RefusedUnprovedAsync(await Http.SendAsync(old, Cancel), HttpStatusCode.Unauthorized, "join_question_stale");
    }

    [Theory]
    [InlineData("edge", "gateway")]
    [InlineData("travel-portal", "voyages")]
    [InlineData("travel-agency", "cars-v1")]
    [InlineData("travel-portal", "flights-v1")]
    public async Task A_workload_that_is_not_permitted_is_signed_for_nobody(string domain, string workload)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await RefusedAsync(
            await Door.AskAsync("join", AJoin() with { Certificates = [Wish(key, domain, workload)], Instances = [] }, JoinJson.Default.JoinRequest), HttpStatusCode.Forbidden, "workload_foreign");
        await RefusedAsync(
            await Door.AskAsync("join", AJoin() with { Instances = [new AnnouncedInstance($"{workload}-1", domain, workload, 4711)] }, JoinJson.Default.JoinRequest), HttpStatusCode.Forbidden, "workload_foreign");
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("192.0.2.7")]
    [InlineData("no-such-host.invalid")]
    [InlineData("127.0.0.1/path")]
    [InlineData("")]
    public async Task An_address_that_the_process_does_not_come_from_is_not_taken(string host)
    {
        var asked = AJoin("walker", Flights, new AnnouncedInstance("flights-v1-1@walker", Domain, Flights, 4712));

        await RefusedAsync(await Door.AskAsync("join", asked with { Host = host }, JoinJson.Default.JoinRequest), HttpStatusCode.Forbidden, "join_address_foreign");

        Assert.False(IsThere("flights-v1-1@walker"));
        var joined = await Door.JoinAsync(asked);
        Assert.True(IsThere("flights-v1-1@walker"));
        await Door.LeaveAsync(joined.Member);
        Assert.False(IsThere("flights-v1-1@walker"));
    }

    [Fact]
    public async Task A_process_that_ends_before_its_first_question_has_hung_up_too()
    {
        using (var own = new HttpClient())
        {
            using var join = Door.Signed("join", AJoin("brief", Flights, new AnnouncedInstance("flights-v1-1@brief", Domain, Flights, 4719)), JoinJson.Default.JoinRequest, TimeProvider.System.GetUtcNow());
            using var joined = await own.SendAsync(join, Cancel);
            Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        }

        await Wait.UntilAsync(() => Task.FromResult(door.Log.Lines.Any(line => line.Contains("brief hung up", StringComparison.Ordinal))), TimeSpan.FromSeconds(10), "it is heard to hang up");
    }

    [Fact]
    public async Task A_certificate_is_only_for_a_key_that_the_process_holds_and_of_the_right_kind()
    {
        using var rsa = RSA.Create(2048);
        var ofRsa = Convert.ToBase64String(new CertificateRequest("CN=x", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Convert.FromBase64String(Wish(key, "travel-agency", Flights).Request);
        forged[^1] ^= 1;

        foreach (var request in new[] { ofRsa, Convert.ToBase64String(forged), "not base64" })
        {
            await RefusedAsync(
                await Door.AskAsync("join", AJoin() with { Certificates = [new CertificateWish("travel-agency", Flights, request)] }, JoinJson.Default.JoinRequest), HttpStatusCode.BadRequest, "invalid");
        }
    }

    [Fact]
    public async Task What_is_signed_is_of_the_workload_for_a_day_whatever_the_request_says()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("O=travelz, CN=gateway", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new Uri("spiffe://travelz/ns/edge/sa/gateway"));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var wish = new CertificateWish(Domain, Flights, Convert.ToBase64String(request.CreateSigningRequest()));

        var answer = await Door.JoinAsync(AJoin("signed", Flights, new AnnouncedInstance("flights-v1-1@signed", Domain, Flights, 4713)) with { Certificates = [wish] });

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(answer.Certificates.Single().Certificate));
        Assert.Equal(new SpiffeId("travel-agency", Flights), door.Portal.Services.GetRequiredService<MeshIdentities>().Verify(certificate));
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.InRange(certificate.NotAfter - certificate.NotBefore, TimeSpan.FromHours(24), TimeSpan.FromHours(24.1));
        // Others are told of it. It knows of itself.
        Assert.True(IsThere("flights-v1-1@signed"));
        Assert.DoesNotContain(answer.State.Instances, instance => instance.Name.EndsWith("@signed", StringComparison.Ordinal));
        Assert.Contains(answer.State.Instances, instance => instance is { Workload: "travels-v2", Host: "travels" });
        Assert.Contains(answer.State.Files!, file => file.Name == "access.yaml");
    }

    [Fact]
    public async Task A_member_renews_only_what_it_joined_with_and_an_unknown_one_nothing()
    {
        var joined = await Door.JoinAsync(AJoin());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await RefusedAsync(await Door.AskAsync("certificates", new RenewRequest(joined.Member, [Wish(key, "travel-agency", "hotels-v1")]), JoinJson.Default.RenewRequest), HttpStatusCode.Forbidden, "workload_foreign");
        await RefusedAsync(await Door.AskAsync("certificates", new RenewRequest("somebody", [Wish(key, "travel-agency", Flights)]), JoinJson.Default.RenewRequest), HttpStatusCode.NotFound, "member_unknown");
        Assert.Single((await AnswerAsync(
            await Door.AskAsync("certificates", new RenewRequest(joined.Member, [Wish(key, "travel-agency", Flights)]), JoinJson.Default.RenewRequest), JoinJson.Default.RenewAnswer)).Certificates);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_of_a_question_that_is_not_signed_is_not_read()
    {
        using var unsigned = new HttpRequestMessage(HttpMethod.Post, new Uri(door.Control, "/mesh/join")) { Content = new ByteArrayContent(new byte[300_000]) };
        using var large = Door.Signed("join", AJoin(), JoinJson.Default.JoinRequest, TimeProvider.System.GetUtcNow(), sent: new byte[300_000]);
        using var report = Door.Signed("report", new ReportRequest("somebody", 1, [], [], 0), JoinJson.Default.ReportRequest, TimeProvider.System.GetUtcNow(), sent: new byte[300_000]);

        await RefusedUnprovedAsync(await Http.SendAsync(unsigned, Cancel), HttpStatusCode.Unauthorized, "join_token_wrong");
        await RefusedUnprovedAsync(await Http.SendAsync(large, Cancel), HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        // Of what happened there is more to tell: this one is read, and found to be another than what was signed.
        await RefusedUnprovedAsync(await Http.SendAsync(report, Cancel), HttpStatusCode.Unauthorized, "join_token_wrong");
    }

    [Fact]
    public async Task A_body_that_ends_before_its_length_is_no_question_and_is_refused_each_time()
    {
        const int asked = 40;
        for (var time = 0; time < asked; time++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(door.Control.Host, door.Control.Port, Cancel);
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"POST /mesh/join HTTP/1.1\r\nHost: control\r\nAuthorization: {JoinProof.New(TimeProvider.System.GetUtcNow()).Header(JoinedMesh.Token, "/mesh/join", "{}"u8)}\r\nContent-Length: 100\r\n\r\n{{}}"), Cancel);
            socket.Shutdown(SocketShutdown.Send);
        }

        await Wait.UntilAsync(
            () => Task.FromResult(door.Log.Lines.Count(line => line.Contains("The body ends before the number of bytes in Content-Length", StringComparison.Ordinal)) == asked),
            TimeSpan.FromSeconds(20), "each is refused");
    }

    [Fact]
    public async Task Joining_leaving_and_being_refused_are_in_the_audit_trail_and_a_second_refusal_of_the_same_is_counted()
    {
        var joined = await Door.JoinAsync(AJoin("audited"));
        await Door.LeaveAsync(joined.Member);
        await Door.AskAsync("join", AJoin("audited") with { Host = "192.0.2.1" }, JoinJson.Default.JoinRequest);
        await Door.AskAsync("join", AJoin("audited") with { Host = "192.0.2.1" }, JoinJson.Default.JoinRequest);
        await Door.LeaveAsync((await Door.JoinAsync(AJoin("audited-last"))).Member);

        AuditPage? page = null;
        await Wait.UntilAsync(async () => (page = await ReadAsync()).Entries.Any(entry => entry is { Act: "mesh.member_left", Subject: "mesh/members/audited-last" }), TimeSpan.FromSeconds(20), "it is written");
        Assert.All(page!.Entries, entry => Assert.Equal(("system", null), (entry.ActorName, entry.OrganizationId)));
        Assert.Equal(
            ["audited at 127.0.0.1 joined the mesh with 0 instances of flights-v1.", "audited left."],
            page.Entries.Where(entry => entry.Subject == "mesh/members/audited").OrderBy(entry => entry.At).Select(entry => entry.Summary));
        var refused = Assert.Single(page.Entries, entry => entry.Act == "mesh.member_refused" && entry.Summary.EndsWith("asked for /mesh/join and was refused: join_address_foreign.", StringComparison.Ordinal));
        Assert.Contains("Set its Mesh:Host", refused.Reason, StringComparison.Ordinal);

        async Task<AuditPage> ReadAsync()
        {
            await using var scope = door.Portal.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<AuditQueries>().ReadAsync(Actor.System, new AuditFilter(Area: "mesh"), Cancel)).Value;
        }
    }

    private bool IsThere(string instance) => door.Registry.Find("flights")!.Instances.Any(known => known.Name == instance);
}
