using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;
using Portal.Api.Mesh.Workloads;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Joining;

/// <summary>Whoever wants into the mesh and is not to be there, and what those who are may say.</summary>
public sealed class JoinDoorTests(JoinDoorFixture door) : IClassFixture<JoinDoorFixture>
{
    private const string Flights = "flights-v1";

    private static readonly HttpClient Http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_of_its_own_a_process_takes_nobody()
    {
        await using var closed = await RunningPortal.StartAsync("control,mesh,travelz");

        await RefusedAsync(await AskAsync(closed.Addresses.Control!, "join", Joining(), JoinJson.Default.JoinRequest), HttpStatusCode.NotFound, "joining_off");
    }

    [Theory]
    [InlineData("another-token-of-forty-characters-here--")]
    [InlineData("")]
    public async Task Who_does_not_know_the_token_is_refused_and_that_is_written_down(string token)
    {
        await RefusedAsync(await AskAsync("join", Joining(), JoinJson.Default.JoinRequest, token), HttpStatusCode.Unauthorized, "join_token_wrong");

        Assert.Contains(door.Log.Lines, line => line.Contains("asked for /mesh/join and was refused: join_token_wrong", StringComparison.Ordinal));
        Assert.DoesNotContain(door.Log.Lines, line => line.Contains(JoinedMesh.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_is_not_signed_or_signed_for_another_body_is_refused()
    {
        using var plain = await Http.PostAsync(new Uri(door.Control, "/mesh/join"), new StringContent("{}"), Cancel);
        using var other = Signed(door.Control, "join", Joining(), JoinJson.Default.JoinRequest, JoinedMesh.Token, TimeProvider.System.GetUtcNow(), Joining("somebody-else"));

        await RefusedAsync(plain, HttpStatusCode.Unauthorized, "join_token_wrong");
        await RefusedAsync(await Http.SendAsync(other, Cancel), HttpStatusCode.Unauthorized, "join_token_wrong");
    }

    [Fact]
    public async Task A_question_is_taken_once_and_within_its_minute()
    {
        using var first = Signed(door.Control, "join", Joining(), JoinJson.Default.JoinRequest, JoinedMesh.Token, TimeProvider.System.GetUtcNow());
        using var again = Copy(first);
        using var old = Signed(door.Control, "join", Joining(), JoinJson.Default.JoinRequest, JoinedMesh.Token, TimeProvider.System.GetUtcNow().AddMinutes(-2));

        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(first, Cancel)).StatusCode);
        await RefusedAsync(await Http.SendAsync(again, Cancel), HttpStatusCode.Unauthorized, "join_question_used");
        await RefusedAsync(await Http.SendAsync(old, Cancel), HttpStatusCode.Unauthorized, "join_question_stale");
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
            await AskAsync("join", Joining() with { Certificates = [Wish(key, domain, workload)], Instances = [] }, JoinJson.Default.JoinRequest), HttpStatusCode.Forbidden, "workload_foreign");
        await RefusedAsync(
            await AskAsync("join", Joining() with { Instances = [new AnnouncedInstance($"{workload}-1", domain, workload, 4711)] }, JoinJson.Default.JoinRequest), HttpStatusCode.Forbidden, "workload_foreign");
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("192.0.2.7")]
    [InlineData("no-such-host.invalid")]
    [InlineData("127.0.0.1/path")]
    [InlineData("")]
    public async Task An_address_that_the_process_does_not_come_from_is_not_taken(string host)
    {
        await RefusedAsync(await AskAsync("join", Joining() with { Host = host }, JoinJson.Default.JoinRequest), HttpStatusCode.Forbidden, "join_address_foreign");

        Assert.Equal(1, door.Registry.Find("flights")!.Instances.Count(instance => instance.Origin is InstanceOrigin.Here));
        Assert.DoesNotContain(door.Registry.Find("flights")!.Instances, instance => instance.Address.Host == host);
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
                await AskAsync("join", Joining() with { Certificates = [new CertificateWish("travel-agency", Flights, request)] }, JoinJson.Default.JoinRequest), HttpStatusCode.BadRequest, "invalid");
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
        var wish = new CertificateWish("travel-agency", Flights, Convert.ToBase64String(request.CreateSigningRequest()));

        var answer = await AnswerAsync(await AskAsync("join", Joining() with { Certificates = [wish] }, JoinJson.Default.JoinRequest), JoinJson.Default.JoinAnswer);

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(answer.Certificates.Single().Certificate));
        Assert.Equal(new SpiffeId("travel-agency", Flights), door.Portal.Services.GetRequiredService<MeshIdentities>().Verify(certificate));
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.InRange(certificate.NotAfter - certificate.NotBefore, TimeSpan.FromHours(24), TimeSpan.FromHours(24.1));
        Assert.DoesNotContain(answer.State.Instances, instance => instance.Name.EndsWith("@stranger", StringComparison.Ordinal));
        Assert.Contains(answer.State.Instances, instance => instance is { Workload: "travels-v2", Host: "travels" });
        Assert.Contains(answer.State.Files!, file => file.Name == "access.yaml");
    }

    [Fact]
    public async Task A_member_renews_only_what_it_joined_with_and_an_unknown_one_nothing()
    {
        var joined = await AnswerAsync(await AskAsync("join", Joining(), JoinJson.Default.JoinRequest), JoinJson.Default.JoinAnswer);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await RefusedAsync(await AskAsync("certificates", new RenewRequest(joined.Member, [Wish(key, "travel-agency", "hotels-v1")]), JoinJson.Default.RenewRequest), HttpStatusCode.Forbidden, "workload_foreign");
        await RefusedAsync(await AskAsync("certificates", new RenewRequest("somebody", [Wish(key, "travel-agency", Flights)]), JoinJson.Default.RenewRequest), HttpStatusCode.NotFound, "member_unknown");
        Assert.Single((await AnswerAsync(
            await AskAsync("certificates", new RenewRequest(joined.Member, [Wish(key, "travel-agency", Flights)]), JoinJson.Default.RenewRequest), JoinJson.Default.RenewAnswer)).Certificates);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        using var large = new HttpRequestMessage(HttpMethod.Post, new Uri(door.Control, "/mesh/join")) { Content = new ByteArrayContent(new byte[300_000]) };

        await RefusedAsync(await Http.SendAsync(large, Cancel), HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task What_a_member_tells_of_others_workloads_is_left_out()
    {
        var joined = await AnswerAsync(await AskAsync("join", Joining(), JoinJson.Default.JoinRequest), JoinJson.Default.JoinAnswer);
        var report = new ReportRequest(joined.Member, [new ReportItem { Hop = Hop("travels-v2") }, new ReportItem { Hop = Hop(Flights) }], [], 0);

        await AnswerAsync(await AskAsync("report", report, JoinJson.Default.ReportRequest), JoinJson.Default.Done);

        Assert.Equal(Flights, Assert.Single(door.Hops.All, hop => hop.Path == "/told").Source);
        Assert.Contains(door.Log.Lines, line => line.Contains("stranger told 1 things that are not its own", StringComparison.Ordinal));
    }

    private static Portal.Api.Traffic.TraceHop Hop(string source) => new()
    {
        TraceId = TestMesh.TraceId, SpanId = "00f067aa0ba902b7", Source = source, SourceDomain = "travel-agency", Destination = "hotels", Method = "GET", Path = "/told",
        StartedAt = DateTimeOffset.UnixEpoch, DurationMicros = 1, Status = 200, Flags = "-",
    };

    private static JoinRequest Joining(string name = "stranger")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new JoinRequest(name, "127.0.0.1", [Wish(key, "travel-agency", Flights)], []);
    }

    private static CertificateWish Wish(ECDsa key, string domain, string workload) =>
        MemberCertificates.Wishes(new Dictionary<SpiffeId, ECDsa> { [new SpiffeId(domain, workload)] = key }).Single();

    private Task<HttpResponseMessage> AskAsync<T>(string act, T asked, JsonTypeInfo<T> type, string token = JoinedMesh.Token) => AskAsync(door.Control, act, asked, type, token);

    private static Task<HttpResponseMessage> AskAsync<T>(Uri control, string act, T asked, JsonTypeInfo<T> type, string token = JoinedMesh.Token) =>
        Http.SendAsync(Signed(control, act, asked, type, token, TimeProvider.System.GetUtcNow()), Cancel);

    private static HttpRequestMessage Signed<T>(Uri control, string act, T asked, JsonTypeInfo<T> type, string token, DateTimeOffset at, T? sent = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(asked, type);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(control, $"/mesh/{act}")) { Content = new ByteArrayContent(sent is null ? body : JsonSerializer.SerializeToUtf8Bytes(sent, type)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", JoinProof.New(at).Header(token, $"/mesh/{act}", body));
        return request;
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
        copy.Headers.TryAddWithoutValidation("Authorization", request.Headers.NonValidated["Authorization"].ToString());
        return copy;
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == status && text.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal), $"{(int)answer.StatusCode} {text}");
    }

    private static async Task<T> AnswerAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.True(answer.Headers.Contains(JoinProof.AnswerHeader));
        return (await answer.Content.ReadFromJsonAsync(type, Cancel))!;
    }
}
