using System.Diagnostics;
using System.Net;
using Portal.Api.Mesh.Resilience;

namespace Portal.Tests.Mesh;

/// <summary>What a person at the console may wish of one call.</summary>
public sealed class RehearsalTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wished_subset_answers_whatever_the_rules_choose()
    {
        await using var mesh = await StartAsync();

        Assert.Equal("v2", await mesh.Edge.GetStringAsync("/travels", Stop));
        mesh.Wish = call => call with { Subset = "v1" };
        Assert.Equal("v1", await mesh.Edge.GetStringAsync("/travels", Stop));
        Assert.Equal("v1", (await mesh.Recorded.HopAsync(hop => hop.Version == "v1")).Subset);
        mesh.Wish = call => call with { Subset = "v9" };
        Assert.Equal(HttpStatusCode.NotFound, (await mesh.Edge.GetAsync("/travels", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("abort=503", 503, null, 0)]
    [InlineData("limit=5", 429, "5", 0)]
    [InlineData("delay=300", 200, null, 0.29)]
    [InlineData("slow=10", 200, null, 0.19)]
    public async Task A_rehearsed_failure_is_what_was_asked_for(string rehearsal, int status, string? retryAfter, double seconds)
    {
        await using var mesh = await StartAsync();
        mesh.Wish = call => call with { Rehearsal = Rehearsal.Parse(rehearsal) };
        var began = Stopwatch.GetTimestamp();

        var answer = await mesh.Edge.GetAsync("/travels", Stop);

        Assert.Equal((status, retryAfter), ((int)answer.StatusCode, answer.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null));
        Assert.True(Stopwatch.GetElapsedTime(began).TotalSeconds >= seconds);
        var step = Assert.Single((await mesh.Recorded.HopAsync()).Steps);
        Assert.Equal(("fault", "rehearsal", status == 200), (step.Kind, step.Name, step.Passed));
    }

    [Fact]
    public async Task A_rehearsed_reset_is_no_answer_and_left_to_the_portal_to_cut()
    {
        await using var mesh = await StartAsync();
        mesh.Wish = call => call with { Rehearsal = Rehearsal.Parse("reset") };

        var answer = await mesh.Edge.GetAsync("/travels", Stop);

        Assert.Equal("1", answer.Headers.GetValues(Rehearsal.CutHeader).Single());

        var hop = await mesh.Recorded.HopAsync();
        Assert.Equal(("FI", 0), (hop.Flags, hop.Status));
    }

    [Theory]
    [InlineData("delay=0")]
    [InlineData("delay=30001")]
    [InlineData("abort=399")]
    [InlineData("abort=600")]
    [InlineData("reset=1")]
    [InlineData("limit=")]
    [InlineData("slow=x")]
    [InlineData("other=1")]
    [InlineData("")]
    public void Anything_else_is_no_rehearsal(string text) => Assert.Null(Rehearsal.Parse(text));

    private static async Task<TestMesh> StartAsync()
    {
        var mesh = await TestMesh.StartAsync(MeshYaml.Subsets() + MeshYaml.Service("- route: [{ destination: { host: travels, subset: v2 } }]"));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");
        return mesh;
    }
}
