using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Identity;
using Portal.Api.Mesh;
using Portal.Tests.Applications;
using Portal.Tests.Catalog;
using Portal.Tests.Gateway;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Drift;

/// <summary>The whole program with its gateway over a contract of trips, a partner with a key, and a mesh that answers what a test wants.</summary>
internal sealed class DriftScene : IAsyncDisposable
{
    public const string Trips = """
        openapi: 3.1.1
        info: { title: Trips, version: 2.0.0 }
        security: [{ user_key: [] }]
        paths:
          # What a trip costs.
          /trips/{city}:
            get:
              operationId: quoteTrip
              summary: Quote a trip
              parameters:
                - { name: city, in: path, required: true, description: Where to., schema: { type: string } }
                - name: sort
                  in: query
                  description: In which order.
                  schema: { type: string, enum: [price, date] } # by price at first
              responses:
                "200":
                  description: The quote
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Quote' }
          /trips:
            post:
              operationId: bookTrip
              summary: Book a trip
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Quote' } } } }
              responses: { "201": { description: Booked } }
        components:
          securitySchemes: { user_key: { type: apiKey, in: header, name: X-API-Key } }
          schemas:
            Quote:
              type: object
              properties:
                total: { type: number, minimum: 0.00 }
                # One for each supplier.
                parts:
                  type: array
                  items: { $ref: '#/components/schemas/Part' }
            Part: { type: object, properties: { name: { type: string } } }
        """;

    private readonly ContractFolder _folder;
    private readonly HttpClient _gateway;

    private DriftScene(ContractFolder folder, RunningPortal portal, MeshDouble mesh)
    {
        (_folder, Portal, Mesh) = (folder, portal, mesh);
        _gateway = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal.Addresses.Gateway };
    }

    public RunningPortal Portal { get; }

    public MeshDouble Mesh { get; }

    public Scripted Partner { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public static async Task<DriftScene> StartAsync(string contract = Trips, params string[] settings)
    {
        var folder = new ContractFolder();
        folder.Write("trips/v2.yaml", contract);
        var mesh = new MeshDouble();
        var portal = await RunningPortal.StartAsync(
            "portal,gateway", builder => builder.Services.Replace(ServiceDescriptor.Singleton<IMeshEntry>(mesh)), [folder.Setting, "--Drift:BodiesPerSecond=100", .. settings]);
        var scene = new DriftScene(folder, portal, mesh) { Partner = await Scripted.StartAsync(portal) };
        var application = await scene.Partner.CreateAsync();
        await scene.Partner.SubscribeAsync(application, "trips");
        scene.Key = (await scene.Partner.IssueAsync(application)).Key;
        return scene;
    }

    public void Answer(string json, int status = 200, string type = "application/json") => Mesh.Answer = async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(json), context.RequestAborted);
    };

    public async Task<string> CallAsync(string target, HttpMethod? method = null, string? body = null, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, target);
        if (key is not "")
        {
            request.Headers.Add("X-API-Key", key ?? Key);
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _gateway.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("X-Request-Id").Single();
    }

    public Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body = null, string? token = RunningPortal.AdminToken) =>
        Portal.SendAsync(method, "/api/v1/apis/trips/versions/v2/drift" + path, token, body);

    public async Task<JsonElement> ProposeAsync(IEnumerable<JsonElement> findings)
    {
        using var answer = await AskAsync(HttpMethod.Post, "/proposal", new { findings = findings.Select(one => one.GetProperty("id").GetString()).ToArray() });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.JsonAsync();
    }

    public Task PublishAsync(string text) => PublishAsync(Encoding.UTF8.GetBytes(text));

    public async Task PublishAsync(ReadOnlyMemory<byte> contract)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var published = await scope.ServiceProvider.GetRequiredService<PublishContract>().ExecuteAsync(
            Actor.System, new PublicationRequest("trips", "v2", contract) { Force = true, Reason = "What calls show is documented." }, TestContext.Current.CancellationToken);
        Assert.True(published.Value.Verdict is PublicationVerdict.Published, JsonSerializer.Serialize(published.Value.Problems));
    }

    /// <summary>What is open now.</summary>
    public async Task<List<JsonElement>> OpenAsync(string query = "?state=open")
    {
        using var answer = await AskAsync(HttpMethod.Get, query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.JsonAsync()).GetProperty("findings").EnumerateArray()];
    }

    /// <summary>Calls are read behind the calls: waits until the findings are as they should be.</summary>
    public async Task<List<JsonElement>> UntilAsync(Func<List<JsonElement>, bool> enough)
    {
        var started = Stopwatch.GetTimestamp();
        var found = await OpenAsync();
        while (!enough(found))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "Not seen in time: " + string.Join("; ", found.Select(Words)));
            await Task.Delay(100, TestContext.Current.CancellationToken);
            found = await OpenAsync();
        }
        return found;
    }

    public static string Words(JsonElement finding) => finding.GetProperty("words").GetString()!;

    public async ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        await Portal.DisposeAsync();
        _folder.Dispose();
    }
}
