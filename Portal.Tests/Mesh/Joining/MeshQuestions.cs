using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;

namespace Portal.Tests.Mesh.Joining;

/// <summary>What a process asks that joins, signed as it would be or otherwise.</summary>
internal sealed class MeshQuestions(Uri control)
{
    public const string Domain = "travel-agency";
    public const string Flights = "flights-v1";

    public static HttpClient Http { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static JoinRequest AJoin(string name = "stranger", string workload = Flights, params AnnouncedInstance[] instances)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new JoinRequest(name, "127.0.0.1", [Wish(key, Domain, workload)], instances);
    }

    public static CertificateWish Wish(ECDsa key, string domain, string workload) =>
        MemberCertificates.Wishes(new Dictionary<SpiffeId, ECDsa> { [new SpiffeId(domain, workload)] = key }).Single();

    public Task<HttpResponseMessage> AskAsync<T>(string act, T asked, JsonTypeInfo<T> type, string token = JoinedMesh.Token) =>
        Http.SendAsync(Signed(act, asked, type, TimeProvider.System.GetUtcNow(), token), Cancel);

    public async Task<JoinAnswer> JoinAsync(JoinRequest asked) => await AnswerAsync(await AskAsync("join", asked, JoinJson.Default.JoinRequest), JoinJson.Default.JoinAnswer);

    public async Task ReportAsync(ReportRequest report) => await AnswerAsync(await AskAsync("report", report, JoinJson.Default.ReportRequest), JoinJson.Default.Done);

    public async Task LeaveAsync(string member) => await AnswerAsync(await AskAsync("leave", new LeaveRequest(member), JoinJson.Default.LeaveRequest), JoinJson.Default.Done);

    /// <param name="sent">Another body than the one that is signed.</param>
    public HttpRequestMessage Signed<T>(string act, T asked, JsonTypeInfo<T> type, DateTimeOffset at, string token = JoinedMesh.Token, byte[]? sent = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(asked, type);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(control, $"/mesh/{act}")) { Content = new ByteArrayContent(sent ?? body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", JoinProof.New(at).Header(token, $"/mesh/{act}", body));
        return request;
    }

    public static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
        copy.Headers.TryAddWithoutValidation("Authorization", request.Headers.NonValidated["Authorization"].ToString());
        return copy;
    }

    /// <summary>Refused, and signed: whoever asked had shown that it knows the token.</summary>
    public static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        await IsAsync(answer, status, code);
        Assert.Equal(await ProofOfAsync(answer), Assert.Single(answer.Headers.GetValues(JoinProof.AnswerHeader)));
    }

    /// <summary>Refused, and nothing is signed for them.</summary>
    public static async Task RefusedUnprovedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        await IsAsync(answer, status, code);
        Assert.False(answer.Headers.Contains(JoinProof.AnswerHeader));
    }

    public static async Task<T> AnswerAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(await ProofOfAsync(answer), Assert.Single(answer.Headers.GetValues(JoinProof.AnswerHeader)));
        return (await answer.Content.ReadFromJsonAsync(type, Cancel))!;
    }

    private static async Task IsAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == status && text.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal), $"{(int)answer.StatusCode} {text}");
    }

    private static async Task<string> ProofOfAsync(HttpResponseMessage answer)
    {
        Assert.True(JoinProof.TryRead(answer.RequestMessage!.Headers.NonValidated["Authorization"].ToString(), out var asked, out _));
        return asked.OfAnswer(JoinedMesh.Token, (int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }
}
