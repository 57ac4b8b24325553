using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Portal.Api.Travelz;

/// <summary>How a service calls others: by their names, through its own sidecar, which is all of the network that it knows.</summary>
internal sealed class WorkloadClient(string workload, Uri sidecar, ILogger<WorkloadClient> logger) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        Proxy = new WebProxy(sidecar),
        UseProxy = true,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Null: no answer, or none that can be used. Headers of the business and of the trace are passed on.</summary>
    public async Task<T?> TryGetAsync<T>(HttpRequest caller, string url, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        PassedOnHeaders.Copy(caller.Headers, request.Headers);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                logger.CallRefused(workload, url, (int)response.StatusCode);
                return null;
            }
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException)
        {
            logger.CallFailed(workload, url, exception.Message);
            return null;
        }
    }

    /// <summary>Sends a request that begins here.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);

    public void Dispose() => _http.Dispose();
}
