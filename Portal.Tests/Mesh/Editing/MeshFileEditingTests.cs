using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Mesh;
using Portal.Api.Persistence;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Traces;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Mesh.Editing;

/// <summary>Istio's files, changed by an administrator: tried first, in force at once, and taken back.</summary>
public sealed class MeshFileEditingTests : IDisposable
{
    private const string Api = "/api/v1/mesh/files";

    private static readonly string All = MeshYaml.Subsets() + MeshYaml.Service("- route: [{ destination: { host: travels, subset: v2 } }]");
    private static readonly string Split = MeshYaml.Split(25, 75);

    private readonly string _folder = Directory.CreateTempSubdirectory("travelz-rules-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_change_is_tried_on_recorded_calls_applied_audited_and_taken_back()
    {
        await using var portal = await StartAsync();
        Record(portal, 40);

        var tried = await JsonAsync(portal, HttpMethod.Post, "/travels.yaml/trial", new { text = Split });
        Assert.Equal((40, 10.0), (tried.GetProperty("calls").GetInt32(), tried.GetProperty("moved").GetDouble()));
        Assert.Equal(
            ["gateway travels travels, v1 0 10", "gateway travels travels, v2 40 30"],
            tried.GetProperty("shifts").EnumerateArray().Select(shift => string.Join(' ', shift.EnumerateObject().Select(part => part.Value.ToString()))));
        Assert.Contains("+", tried.GetProperty("diff").GetString(), StringComparison.Ordinal);
        Assert.Equal(All, Text());

        var file = await JsonAsync(portal, HttpMethod.Get, "/travels.yaml");
        var changed = await JsonAsync(portal, HttpMethod.Put, "/travels.yaml", new { text = Split, expected = file.GetProperty("hash").GetString(), reason = "A quarter to v1" });
        Assert.Equal(Split, Text());
        Assert.Equal("A quarter to v1", changed.GetProperty("changes")[0].GetProperty("reason").GetString());
        Assert.Equal(2, portal.Services.GetRequiredService<MeshFiles>().Current.Objects.VirtualServices[0].Rules[0].Destinations.Count);
        await (await SendAsync(portal, HttpMethod.Put, "/travels.yaml", new { text = All, expected = file.GetProperty("hash").GetString(), reason = "late" })).ProblemAsync(409, "changed_meanwhile");

        Assert.Equal(204, (int)(await SendAsync(portal, HttpMethod.Post, "/travels.yaml/undo", new { reason = "Slower" })).StatusCode);
        Assert.Equal(All, Text());
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(
            [("mesh.file_changed", "A quarter to v1"), ("mesh.file_change_undone", "Slower")],
            (await db.Set<AuditEntry>().Where(entry => entry.Subject == "mesh/files/travels.yaml").OrderBy(entry => entry.At).ToListAsync(Stop)).Select(entry => (entry.Act, entry.Reason!)));
    }

    [Fact]
    public async Task What_would_not_be_in_force_is_not_written_and_a_new_file_that_is_taken_back_is_gone()
    {
        await using var portal = await StartAsync();
        var broken = All + "---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec: { hosts: [a], http: [{ route: [{ destination: { host: a, subset: none } }] }] }\n";

        var tried = await JsonAsync(portal, HttpMethod.Post, "/travels.yaml/trial", new { text = broken });
        Assert.Contains("no DestinationRule defines a subset 'none'", tried.GetProperty("problems")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        var hash = (await JsonAsync(portal, HttpMethod.Get, "/travels.yaml")).GetProperty("hash").GetString();
        var problem = await (await SendAsync(portal, HttpMethod.Put, "/travels.yaml", new { text = broken, expected = hash, reason = "x" })).ProblemAsync(400, "invalid");
        Assert.Contains("subset 'none'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(All, Text());

        await JsonAsync(portal, HttpMethod.Put, "/more.yaml", new { text = MeshYaml.Service("- route: [{ destination: { host: flights } }]", name: "more"), reason = "New" });
        Assert.Equal(["more.yaml", "travels.yaml"], (await JsonAsync(portal, HttpMethod.Get, "")).GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        await SendAsync(portal, HttpMethod.Post, "/more.yaml/undo", new { reason = "Not needed" });
        Assert.Equal(["travels.yaml"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        await (await SendAsync(portal, HttpMethod.Put, "/..%2Fevil.yaml", new { text = All, reason = "x" })).ProblemAsync(400, "invalid");
        await (await SendAsync(portal, HttpMethod.Post, "/travels.yaml/undo", new { reason = "x" })).ProblemAsync(404, "nothing_to_undo");
    }

    [Fact]
    public async Task Changes_are_taken_back_one_after_the_other_and_none_is_done_again_by_it()
    {
        await using var portal = await StartAsync();
        foreach (var text in new[] { Split, MeshYaml.Split(50, 50) })
        {
            var hash = (await JsonAsync(portal, HttpMethod.Get, "/travels.yaml")).GetProperty("hash").GetString();
            await JsonAsync(portal, HttpMethod.Put, "/travels.yaml", new { text, expected = hash, reason = "More" });
        }

        foreach (var text in new[] { Split, All })
        {
            Assert.Equal(204, (int)(await SendAsync(portal, HttpMethod.Post, "/travels.yaml/undo", new { reason = "Less" })).StatusCode);
            Assert.Equal(text, Text());
        }
        await (await SendAsync(portal, HttpMethod.Post, "/travels.yaml/undo", new { reason = "Less" })).ProblemAsync(404, "nothing_to_undo");
        var changes = (await JsonAsync(portal, HttpMethod.Get, "/travels.yaml")).GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal((changes[3].GetProperty("id").GetString(), changes[2].GetProperty("id").GetString()), (changes[0].GetProperty("undoes").GetString(), changes[1].GetProperty("undoes").GetString()));
    }

    [Fact]
    public async Task The_page_tries_applies_and_takes_back_without_script_and_is_not_for_partners()
    {
        await using var portal = await StartAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();

        await administrator.OpenAsync("/admin/mesh/rules");
        await administrator.SendAsync("rules", ("text", Split.Replace("\n", "\r\n", StringComparison.Ordinal)), ("act", "try"));
        Assert.Contains("It can be put in force. There are no recorded calls to try it on.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(All, Text());
        await administrator.OpenAsync("/admin/mesh/rules");
        Assert.NotNull(administrator.Page.QuerySelector("input[name='f:1/spec/http/0/route/1/weight']"));
        await administrator.SendAsync("rules", ("text", All), ("act", "write"), ("f:1/spec/http/0/route/0/weight", "75"), ("f:1/spec/http/0/route/1/weight", "25"));
        Assert.Contains("destination: { host: travels, subset: v1 }, weight: 25 }", administrator.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("travels, v2 75%", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(All, Text());
        await administrator.SendAsync("rules", ("text", Split), ("act", "apply"), ("reason", "A quarter"));
        await administrator.FollowAsync();
        Assert.Contains("Applied. It is in force.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(Split, Text());
        await administrator.SendAsync("undo", ("reason", " "));
        Assert.Equal(["undo-reason"], administrator.Page.QuerySelectorAll("input[aria-invalid=true]").Select(input => input.Id));
        await administrator.SendAsync("undo", ("reason", "Slower"));
        await administrator.FollowAsync();
        Assert.Contains("Taken back. What stood there before is in force.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(All, Text());
        await maya.OpenAsync("/admin/mesh/rules");
        Assert.Equal(403, (int)maya.Status);
        await administrator.OpenAsync("/mesh");
        Assert.Equal("/admin/mesh", administrator.SentTo);
    }

    private async Task<RunningPortal> StartAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "travels.yaml"), All, Stop);
        return await RunningPortal.StartAsync("portal,control", null, $"--Mesh:Path={_folder}");
    }

    private string Text() => File.ReadAllText(Path.Combine(_folder, "travels.yaml"));

    private static void Record(RunningPortal portal, int calls)
    {
        var (hops, traces) = (portal.Services.GetRequiredService<IHopSink>(), portal.Services.GetRequiredService<RecentTraces>());
        for (var call = 0; call < calls; call++)
        {
            var (trace, now) = ($"{call:x32}", TimeProvider.System.GetUtcNow());
            hops.Record(new TraceHop { TraceId = trace, SpanId = "b", ParentSpanId = "a", Source = "gateway", SourceDomain = "edge", Destination = "travels", Method = "GET", Path = "/travels/Rome?x=1", StartedAt = now, DurationMicros = 1, Status = 200, Flags = "-" });
            traces.Add(new RequestRecord { RequestId = $"{call}", TraceId = trace, SpanId = "a", Door = "gateway", StartedAt = now, Method = "GET", Target = "/travels/Rome", Status = 200, DurationMicros = 1, RequestBytes = 0, ResponseBytes = 0, ClientAddress = "", Ledger = [] });
        }
    }

    private static Task<HttpResponseMessage> SendAsync(RunningPortal portal, HttpMethod method, string path, object? body = null) => portal.SendAsync(method, Api + path, RunningPortal.AdminToken, body);

    private static async Task<JsonElement> JsonAsync(RunningPortal portal, HttpMethod method, string path, object? body = null)
    {
        var answer = await SendAsync(portal, method, path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return await answer.JsonAsync();
    }
}
