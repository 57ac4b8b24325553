using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog.Publishing;

/// <summary>A running portal over a folder of contracts, to publish to by the management API.</summary>
internal sealed class PublishStage : IAsyncDisposable
{
    private const int MostTaken = 64 * 1024 * 1024;

    public const string Path = "/api/v1/apis/trips/versions/v2/contract";

    /// <summary>A field that callers may rely on is gone, and one has become required of them.</summary>
    public static readonly string Breaking = ContractFolder.Trips.Replace("get:\n", "put:\n", StringComparison.Ordinal);

    public static readonly string Safe = ContractFolder.Trips.Replace("Trips for **everyone**.", "Trips for all.", StringComparison.Ordinal);

    /// <summary>Reads, and names a security scheme that there is not.</summary>
    public static readonly string Erring = ContractFolder.Trips.Replace("security: [{ user_key: [] }]", "security: [{ other_key: [] }]", StringComparison.Ordinal);

    private PublishStage(ContractFolder folder, RunningPortal portal) => (Folder, Portal) = (folder, portal);

    public ContractFolder Folder { get; }

    public RunningPortal Portal { get; }

    public static async Task<PublishStage> StartAsync(string roles = "portal", Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var folder = new ContractFolder();
        return new PublishStage(folder, await RunningPortal.StartAsync(roles, configure, [folder.Setting, .. settings]));
    }

    public Task<HttpResponseMessage> PublishAsync(string text, string query = "", string? token = RunningPortal.AdminToken, string type = "application/yaml", string? accept = null, string? ifMatch = null) =>
        SendAsync(Encoding.UTF8.GetBytes(text), query, token, type, accept, ifMatch);

    public async Task<HttpResponseMessage> SendAsync(byte[] body, string query = "", string? token = RunningPortal.AdminToken, string type = "application/yaml", string? accept = null, string? ifMatch = null, string path = Path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + query) { Content = new ByteArrayContent(body) };
        // A body that is refused for its size is not sent then.
        request.Headers.ExpectContinue = body.Length > MostTaken;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        return await Portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<byte[]> ContractAsync() => await Portal.Portal.GetByteArrayAsync(Path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        Folder.Dispose();
    }
}
