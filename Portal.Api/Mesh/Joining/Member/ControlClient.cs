using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>Asks the process whose mesh this one has joined. Believes only answers of whoever knows the token.</summary>
internal sealed class ControlClient(IOptions<MeshOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>Why there is no answer, where nobody gave one.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Nobody was asked: it is more than is taken at once.</summary>
    public const string TooLarge = "body_too_large";

    /// <summary>More than the largest mesh's files and instances.</summary>
    private const int LargestAnswer = 32 * 1024 * 1024;

    private readonly HttpClient _http = NewClient();

    // A connection of its own: as long as it stands, this process does.
    private readonly HttpClient _line = NewClient();

    public Uri Address { get; } = new(options.Value.Join!);

    public async Task<ControlReply<TAnswer>> AskAsync<TAsked, TAnswer>(
        string act, TAsked asked, JsonTypeInfo<TAsked> askedType, JsonTypeInfo<TAnswer> answerType, TimeSpan patience, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var (path, token) = ($"/mesh/{act}", options.Value.JoinToken!);
        var body = JsonSerializer.SerializeToUtf8Bytes(asked, askedType);
        if (body.Length > JoinLimits.Of(act))
        {
            return new ControlReply<TAnswer>(null, TooLarge, $"{path} takes at most {JoinLimits.Of(act)} bytes");
        }
        var proof = JoinProof.New(clock.GetUtcNow());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", proof.Header(token, path, body));
        try
        {
            using var response = await (act == "follow" ? _line : _http).SendAsync(request, limit.Token);
            var told = await response.Content.ReadAsByteArrayAsync(limit.Token);
            var shown = response.Headers.NonValidated.TryGetValues(JoinProof.AnswerHeader, out var values) ? values.ToString() : "";
            var isProved = JoinProof.AreEqual(proof.OfAnswer(token, (int)response.StatusCode, told), shown);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return Refused<TAnswer>(response, told, isProved);
            }
            return !isProved
                ? new ControlReply<TAnswer>(null, "control_unproved", $"{Address} does not show that it knows Mesh:JoinToken. It is not what it should be, and is not believed.")
                : new ControlReply<TAnswer>(JsonSerializer.Deserialize(told, answerType), null, "");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ControlReply<TAnswer>(null, Unreachable, exception is OperationCanceledException ? $"no answer within {patience.TotalSeconds:0.#} s" : exception.Message);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _line.Dispose();
    }

    private static HttpClient NewClient() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, ActivityHeadersPropagator = null, ConnectTimeout = TimeSpan.FromSeconds(2) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };

    /// <summary>A refusal that anybody could have written is none: it is tried again. At the start it is a hint.</summary>
    private static ControlReply<T> Refused<T>(HttpResponseMessage response, byte[] told, bool isProved)
        where T : class
    {
        try
        {
            using var problem = JsonDocument.Parse(told);
            var (code, detail) = (problem.RootElement.GetProperty("code").GetString(), problem.RootElement.GetProperty("detail").GetString() ?? "");
            return isProved ? new ControlReply<T>(null, code ?? Unreachable, detail) : new ControlReply<T>(null, Unreachable, detail) { Hint = code };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new ControlReply<T>(null, Unreachable, $"it answered {(int)response.StatusCode}, and not as the control address of a mesh does");
        }
    }
}

/// <summary>An answer, or the code and the words of why there is none.</summary>
internal sealed record ControlReply<T>(T? Answer, string? Code, string Reason)
    where T : class
{
    /// <summary>The code of a refusal that is not signed.</summary>
    public string? Hint { get; init; }
}
