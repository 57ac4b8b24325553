using System.Text.Json;
using Portal.Tests.Conventions;
using Portal.Tests.Mesh;

namespace Portal.Tests.Travelz;

/// <summary>All of the company's services in the mesh, with the mesh files that come with the product. For tests that only ask.</summary>
public sealed class AgencyFixture : IAsyncLifetime
{
    internal TestMesh Mesh { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Mesh = await TestMesh.StartInAsync(Path.Combine(SourceTree.Root, "Portal.Api", "Travelz", "Mesh"), travelz: true, "--Travelz:Traffic=false");

    public ValueTask DisposeAsync() => Mesh.DisposeAsync();

    /// <summary>As a partner: through the edge.</summary>
    internal Task<(HttpResponseMessage Answer, JsonElement Body)> AsPartnerAsync(string path, params string[] headers) =>
        SendAsync(Mesh.Edge, HttpMethod.Get, path, headers);

    internal Task<(HttpResponseMessage Answer, JsonElement Body)> AsPartnerAsync(HttpMethod method, string path) => SendAsync(Mesh.Edge, method, path, []);

    /// <summary>As the voyages portal: through its sidecar.</summary>
    internal Task<(HttpResponseMessage Answer, JsonElement Body)> AsVoyagesAsync(string url, params string[] headers) => AsAsync("voyages", HttpMethod.Get, url, headers);

    /// <summary>As a workload of the mesh: through its sidecar.</summary>
    internal async Task<(HttpResponseMessage Answer, JsonElement Body)> AsAsync(string workload, HttpMethod method, string url, params string[] headers)
    {
        using var sidecar = Mesh.Sidecar(workload);
        return await SendAsync(sidecar, method, url, headers);
    }

    private static async Task<(HttpResponseMessage Answer, JsonElement Body)> SendAsync(HttpClient client, HttpMethod method, string url, string[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
