using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;

namespace Portal.Tests.Drift;

public sealed class NeverSeenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_none_of_many_calls_showed_in_a_month_is_listed_with_their_number_and_proposed_as_deprecated()
    {
        await using var scene = await DriftScene.StartAsync();
        await SeedAsync(scene, daysAgo: 30);

        var found = (await scene.OpenAsync("?side=neverSeen")).ToDictionary(DriftScene.Words);

        Assert.Equal(["Field parts[].name in answers 200", "Operation", "Value date of sort in the query"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((0, 300), (found["Operation"].GetProperty("count").GetInt64(), found["Operation"].GetProperty("of").GetInt64()));
        Assert.Equal("POST /trips", found["Operation"].GetProperty("operation").GetString());
        Assert.Equal(250, found["Field parts[].name in answers 200"].GetProperty("of").GetInt64());
        Assert.NotNull(found["Value date of sort in the query"].GetProperty("obstacle").GetString());

        using var answer = await scene.AskAsync(HttpMethod.Post, "/proposal", new { findings = found.Values.Select(one => one.GetProperty("id").GetString()).ToArray() });
        var proposal = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        Assert.Contains("name: { type: string, deprecated: true }", proposal.GetProperty("contract").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["+      deprecated: true", "-    Part: { type: object, properties: { name: { type: string } } }", "+    Part: { type: object, properties: { name: { type: string, deprecated: true } } }"],
            proposal.GetProperty("diff").GetString()!.Split('\n').Where(line => line is ['+' or '-', ' ', ..] && !line.EndsWith("in force", StringComparison.Ordinal)));
        Assert.Single(proposal.GetProperty("left").EnumerateArray());
    }

    [Fact]
    public async Task Of_days_that_nothing_is_known_of_nothing_is_said()
    {
        await using var scene = await DriftScene.StartAsync();
        await SeedAsync(scene, daysAgo: 20);

        Assert.Empty(await scene.OpenAsync("?side=neverSeen"));
    }

    private static async Task SeedAsync(DriftScene scene, int daysAgo)
    {
        await using var db = scene.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var now = TimeProvider.System.GetUtcNow();
        var published = now.AddDays(-40).UtcTicks;
        await db.Database.ExecuteSqlAsync($"UPDATE PublishedRevisions SET PublishedAt = {published}", Token);
        foreach (var (kind, status, name, count) in new[]
        {
            (ShapeKind.Status, 200, "", 300), (ShapeKind.Query, 0, "sort", 300), (ShapeKind.QueryValue, 0, "sort=price", 300), (ShapeKind.ResponseType, 200, "application/json", 300),
            (ShapeKind.ResponseBody, 200, "", 260), (ShapeKind.ResponseField, 200, "total", 260), (ShapeKind.ResponseField, 200, "parts", 250),
        })
        {
            db.Add(new ShapeRow
            {
                Day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-daysAgo),
                Api = "trips",
                Version = "v2",
                Operation = "GET /trips/{city}",
                Caller = ShapeCaller.Nobody,
                Kind = kind,
                Status = status,
                Name = name,
                Documented = true,
                Count = count,
                FirstSeen = now,
                LastSeen = now,
            });
        }
        await db.SaveChangesAsync(Token);
    }
}
