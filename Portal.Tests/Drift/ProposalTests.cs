using System.Text;
using System.Text.Json;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Drift;

public sealed class ProposalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_live_calls_show_is_proposed_published_and_then_no_finding_any_more()
    {
        await using var scene = await DriftScene.StartAsync();
        scene.Answer("""{"total":12.5,"parts":[{"name":"Inn","rooms":2,"address":{"street":"Main St 1","geo":{"lat":1.5}}},{"rooms":null}]}""");
        await scene.CallAsync("/trips/Rome?sort=stars&page=2");
        scene.Answer("""{"title":"Teapot","code":7}""", 418, "application/problem+json");
        await scene.CallAsync("/trips/Rome", headers: ("X-Tier", "gold"));
        var found = await scene.UntilAsync(found => found.Count == 6);

        var proposal = await scene.ProposeAsync(found);
        var text = proposal.GetProperty("contract").GetString()!;

        Assert.Empty(proposal.GetProperty("left").EnumerateArray());
        // Nothing of what was written is touched, but for the line that a word is added to.
        Assert.Equal(["-          schema: { type: string, enum: [price, date] } # by price at first", "-    Part: { type: object, properties: { name: { type: string } } }"], proposal.GetProperty("diff").GetString()!.Split('\n').Where(line => line.StartsWith('-') && !line.StartsWith("---", StringComparison.Ordinal)).Select(line => line.Replace("              ", "          ", StringComparison.Ordinal)));
        Assert.Contains("          # What a trip costs.".Trim(), text, StringComparison.Ordinal);
        Assert.Contains("minimum: 0.00", text, StringComparison.Ordinal);
        Assert.Contains("enum: [price, date, stars] } # by price at first", text, StringComparison.Ordinal);
        Assert.Contains("rooms: { type: [integer, \"null\"] }", text, StringComparison.Ordinal);
        Assert.Contains("address: { type: object, properties: { geo: { type: object, properties: { lat: { type: number } } }, street: { type: string } } }", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Main St", text, StringComparison.Ordinal);
        var part = proposal.GetProperty("parts").EnumerateArray().First(part => part.GetProperty("words").GetString()!.Contains("rooms", StringComparison.Ordinal));
        Assert.Equal(("schemas/Part", "/components/schemas/Part"), (part.GetProperty("component").GetString(), part.GetProperty("pointer").GetString()));
        Assert.Equal(["POST /trips"], part.GetProperty("alsoUsedBy").EnumerateArray().Select(user => user.GetString()));
        Assert.DoesNotContain(proposal.GetProperty("changes").EnumerateArray(), change => change.GetProperty("class").GetString() == "breaking");

        await scene.PublishAsync(text);
        Assert.Empty(await scene.OpenAsync());
        await scene.CallAsync("/trips/Rome?page=3", headers: ("X-Tier", "gold"));
        Assert.Empty(await scene.OpenAsync());
        var proposed = ContractReader.Read(Encoding.UTF8.GetBytes(text)).Document!;
        Assert.DoesNotContain(ContractComparison.Compare(ContractReader.Read(Encoding.UTF8.GetBytes(DriftScene.Trips)).Document!, proposed).Changes, change => change.Class is ChangeClass.Breaking);
    }

    [Fact]
    public async Task Names_that_callers_make_up_neither_flood_nor_leak_nor_write_into_the_contract()
    {
        await using var scene = await DriftScene.StartAsync();
        var secret = "tvz_0123456789abcdefghijklmnopqrstu123456";
        scene.Answer($$"""{"total":1,"{{secret}}":1,"AKIAIOSFODNN7EXAMPLE":2,"<script>alert(1)</script>":3,"a: b\n  evil: true":4,"constructor":5,"__proto__":6,"{{new string('n', 5000)}}":7,"user.name":8}""");
        await scene.CallAsync($"/trips/Rome?user_key={scene.Key}&{secret}=1&{Uri.EscapeDataString("x\ny: 'z'\"")}=1&jo%40example.com=1&{new string('q', 3000)}=2", key: "");
        for (var call = 0; call < 120; call++)
        {
            await scene.CallAsync($"/trips/Rome?{Letters(call)}=1", headers: ("x-" + Letters(call), "1"));
        }
        var found = await scene.UntilAsync(found => found.Exists(one => DriftScene.Words(one).Contains("further names", StringComparison.Ordinal)) && found.Exists(one => DriftScene.Words(one).Contains("user.name", StringComparison.Ordinal)));
        var all = JsonSerializer.Serialize(found);

        foreach (var leak in new[] { secret, scene.Key, "AKIA", "script", "evil", "example.com", "user_key", "nnnn", "qqqq" })
        {
            Assert.DoesNotContain(leak, all, StringComparison.OrdinalIgnoreCase);
        }
        Assert.InRange(found.Count, 1, 60);
        var nameless = found.Where(one => one.GetProperty("name").GetString() is "*" or "(others)").ToList();
        Assert.All(nameless, one => Assert.NotNull(one.GetProperty("obstacle").GetString()));

        var fields = found.Where(one => one.GetProperty("kind").GetString() == "field" && one.GetProperty("obstacle").ValueKind is JsonValueKind.Null).ToList();
        Assert.Equal(["__proto__", "constructor", "user.name"], fields.Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        var proposal = await scene.ProposeAsync([.. fields, .. nameless]);
        Assert.Equal(nameless.Count, proposal.GetProperty("left").GetArrayLength());
        Assert.Contains("        user.name:\n          type: integer", proposal.GetProperty("contract").GetString(), StringComparison.Ordinal);
        await scene.PublishAsync(proposal.GetProperty("contract").GetString()!);
        Assert.DoesNotContain(await scene.OpenAsync(), one => fields.Exists(field => field.GetProperty("id").GetString() == one.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task An_operation_that_answers_is_proposed_and_one_that_nobody_answers_is_not()
    {
        await using var scene = await DriftScene.StartAsync(DriftScene.Trips);
        await scene.CallAsync("/trips/Rome/hotels/12345");
        var missing = Assert.Single(await scene.UntilAsync(found => found.Count == 1));
        Assert.Equal("GET /trips/{city}/hotels/{id}", missing.GetProperty("operation").GetString());
        Assert.StartsWith("Nothing answers", missing.GetProperty("obstacle").GetString(), StringComparison.Ordinal);

        using var refused = await scene.AskAsync(HttpMethod.Post, "/proposal", new { findings = new[] { missing.GetProperty("id").GetString() } });
        await refused.ProblemAsync(409, "proposal_empty");
        using var unknown = await scene.AskAsync(HttpMethod.Post, "/proposal", new { findings = new[] { "0123456789abcdef" } });
        await unknown.ProblemAsync(404, "drift_not_found");
        using var none = await scene.AskAsync(HttpMethod.Post, "/proposal", new { findings = Array.Empty<string>() });
        await none.ProblemAsync(400, "invalid");
        using var partner = await scene.AskAsync(HttpMethod.Post, "/proposal", new { findings = new[] { "0123456789abcdef" } }, scene.Partner.Token);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, partner.StatusCode);
    }

    private static string Letters(int number) => "n" + string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
