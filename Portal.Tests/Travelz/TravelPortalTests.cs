using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Conventions;
using Portal.Tests.Mesh;

namespace Portal.Tests.Travelz;

public sealed class TravelPortalTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 15_000)]
    [InlineData(50, 7_500)]
    [InlineData(90, 1_500)]
    [InlineData(95, 750)]
    [InlineData(100, 750)]
    public void The_busier_a_portal_is_the_shorter_it_waits(int ratio, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new PortalSettings { Ratio = ratio }.Pause);

    [Fact]
    public void Visitors_are_drawn_by_their_shares()
    {
        var settings = new PortalSettings { Web = 100, Mobile = 0, Registered = 0, New = 10, T1 = 0, T2 = 1, T3 = 1 };
        var visits = Enumerable.Range(0, 200).Select(_ => Visit.Draw(settings, new Random(7 + _))).ToList();

        Assert.All(visits, visit => Assert.Equal(("web", "new"), (visit.Device, visit.User)));
        Assert.Equal(["t2", "t3"], visits.Select(visit => visit.Travel).Distinct().Order());
    }

    [Fact]
    public async Task A_portal_calls_by_itself_is_answered_by_v1_and_counts_what_it_did()
    {
        await using var mesh = await StartAsync("--Travelz:Traffic=true", "--Travelz:Voyages:Ratio=100");
        using var voyages = mesh.Sidecar();
        voyages.BaseAddress = new Uri("http://voyages");

        await Wait.UntilAsync(async () => Total(await StatusAsync(voyages)) >= 2, TimeSpan.FromSeconds(20), "voyages has had two visitors");

        var status = await StatusAsync(voyages);
        var requests = status.GetProperty("requests");
        Assert.Equal(("voyages", "voyages.fr", "France"), (Text(status, "portal"), Text(status, "site"), Text(status, "country")));
        Assert.Equal((48.861310, 2.337418), (status.GetProperty("latitude").GetDouble(), status.GetProperty("longitude").GetDouble()));
        Assert.Equal(0, requests.GetProperty("failed").GetInt64());
        foreach (var by in new[] { "devices", "users", "travels" })
        {
            Assert.Equal(Total(status), requests.GetProperty(by).EnumerateObject().Sum(entry => entry.Value.GetInt64()));
        }
        Assert.Equal(Total(status), status.GetProperty("cities").EnumerateArray().Sum(city => city.GetProperty("requests").GetInt64()));
        var calls = mesh.Recorded.Requests.Where(record => record.Source == "voyages").ToList();
        Assert.Contains(calls, record => record.Target == "/travels");
        Assert.All(calls, record => Assert.Equal(("mesh", "travels", "v1", 200), (record.Door, record.Api, record.Version, record.Status)));
    }

    [Fact]
    public async Task Without_traffic_a_portal_only_answers()
    {
        await using var mesh = await StartAsync("--Travelz:Traffic=false");
        using var viaggi = mesh.Sidecar();
        viaggi.BaseAddress = new Uri("http://viaggi");

        Assert.Equal(0, Total(await StatusAsync(viaggi)));
        Assert.DoesNotContain(mesh.Recorded.Requests, record => record.Source == "viaggi");
    }

    [Fact]
    public async Task A_portal_shows_its_key_and_says_why_it_is_refused_until_it_is_answered_again()
    {
        await using var mesh = await StartAsync("--Travelz:Traffic=true", "--Travelz:Voyages:Ratio=100", "--Travelz:Viaggi:Ratio=0", "--Travelz:TravelsUk:Ratio=0");
        using var voyages = mesh.Sidecar();
        voyages.BaseAddress = new Uri("http://voyages");
        await Wait.UntilAsync(async () => Total(await StatusAsync(voyages)) >= 1, TimeSpan.FromSeconds(10), "the first visitor");
        var served = mesh.Registry.Find("travels")!.Instances.Single(instance => instance.Version == "v1");
        var shown = "";
        mesh.Registry.Remove(served);
        var refusing = await mesh.AddServiceAsync("travels", "v1", context =>
        {
            shown = context.Request.Headers["X-API-Key"].ToString();
            context.Response.StatusCode = 403;
            return context.Response.WriteAsJsonAsync(new { status = 403, code = "credential_unknown", detail = "Nobody has it.", remedy = "Make a new one." }, default(JsonSerializerOptions), "application/problem+json", Stop);
        });

        await Wait.UntilAsync(async () => (await StatusAsync(voyages)).GetProperty("refusal").ValueKind is JsonValueKind.Object, TimeSpan.FromSeconds(10), "voyages is refused");
        var status = await StatusAsync(voyages);
        mesh.Registry.Add(served);
        mesh.Registry.Remove(refusing);
        await Wait.UntilAsync(async () => (await StatusAsync(voyages)).GetProperty("refusal").ValueKind is JsonValueKind.Null, TimeSpan.FromSeconds(10), "voyages is answered");

        var refusal = status.GetProperty("refusal");
        Assert.Equal(("credential_unknown", "Nobody has it.", "Make a new one.", "/travels"), (Text(refusal, "code"), Text(refusal, "detail"), Text(refusal, "remedy"), Text(refusal, "path")));
        Assert.Equal(403, refusal.GetProperty("status").GetInt32());
        Assert.True(status.GetProperty("requests").GetProperty("refused").GetInt64() >= 1);
        Assert.Equal(mesh.Get<PortalKeys>().Of(PortalSite.Voyages), shown);
    }

    [Fact]
    public async Task Changed_settings_hold_at_once_and_wrong_ones_are_refused()
    {
        await using var mesh = await StartAsync("--Travelz:Traffic=true", "--Travelz:Viaggi:Ratio=0");
        using var viaggi = mesh.Sidecar();
        viaggi.BaseAddress = new Uri("http://viaggi");
        await Wait.UntilAsync(async () => Total(await StatusAsync(viaggi)) >= 1, TimeSpan.FromSeconds(10), "the first visitor");

        Assert.Equal(HttpStatusCode.BadRequest, (await viaggi.PutAsJsonAsync("/settings", new { ratio = 101 }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await viaggi.PutAsJsonAsync("/settings", new { web = 0, mobile = 0 }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await viaggi.PutAsync("/settings", new StringContent("{"), Stop)).StatusCode);
        Assert.Equal(0, (await StatusAsync(viaggi)).GetProperty("settings").GetProperty("ratio").GetInt32());

        Assert.Equal(HttpStatusCode.OK, (await viaggi.PutAsJsonAsync("/settings", new { ratio = 100 }, Stop)).StatusCode);

        // At ratio 0 the next visitor would have come only after 15 s.
        await Wait.UntilAsync(async () => Total(await StatusAsync(viaggi)) >= 2, TimeSpan.FromSeconds(10), "the second visitor");
    }

    private static Task<TestMesh> StartAsync(params string[] settings) =>
        TestMesh.StartInAsync(Path.Combine(SourceTree.Root, "Portal.Api", "Travelz", "Mesh"), travelz: true, settings);

    private static Task<JsonElement> StatusAsync(HttpClient portal) => portal.GetFromJsonAsync<JsonElement>("/status", Stop);

    private static long Total(JsonElement status) => status.GetProperty("requests").GetProperty("total").GetInt64();

    private static string? Text(JsonElement status, string name) => status.GetProperty(name).GetString();
}
