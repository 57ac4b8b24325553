using System.Text.Json;
using Portal.Tests.Contracts.Reading;

namespace Portal.Tests.Drift;

/// <summary>Proposals for contracts that were not published as OpenAPI 3 in one file.</summary>
public sealed class ProposalFormTests
{
    private const string OldTrips = """
        swagger: "2.0"
        info: { title: Trips, version: 2.0.0 }
        basePath: /
        produces: [application/json]
        security: [{ user_key: [] }]
        securityDefinitions: { user_key: { type: apiKey, in: header, name: X-API-Key } }
        paths:
          /trips/{city}:
            get:
              operationId: quoteTrip
              summary: Quote a trip
              parameters: [{ name: city, in: path, required: true, type: string, description: Where to. }]
              responses: { "200": { description: The quote, schema: { $ref: '#/definitions/Quote' } } }
        definitions:
          Quote: { type: object, properties: { total: { type: number, minimum: 0.00 } } }
        """;

    [Fact]
    public async Task Of_openapi_2_it_is_the_same_contract_as_openapi_3_with_the_finding_and_nothing_else_put_in()
    {
        await using var scene = await DriftScene.StartAsync(OldTrips);

        var (proposal, text) = await DocumentAsync(scene);

        Assert.Equal("upgraded", proposal.GetProperty("form").GetString());
        Assert.StartsWith("openapi: 3.0.4\n", text, StringComparison.Ordinal);
        Assert.Contains("minimum: 0.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_files_it_is_one_with_the_finding_and_nothing_else_put_in()
    {
        await using var scene = await DriftScene.StartAsync();
        var files = new UploadFolder
        {
            ["openapi.yaml"] = DriftScene.Trips.Replace("schema: { $ref: '#/components/schemas/Quote' }", "schema: { $ref: 'schemas/quote.yaml' }", StringComparison.Ordinal),
            ["schemas/quote.yaml"] = "type: object\nproperties:\n  total: { type: number, minimum: 0.00 }\n",
        };
        await scene.PublishAsync(files.Zip());

        var (proposal, text) = await DocumentAsync(scene);

        Assert.Equal(("oneFile", "yaml"), (proposal.GetProperty("form").GetString(), proposal.GetProperty("format").GetString()));
        Assert.DoesNotContain("quote.yaml", text, StringComparison.Ordinal);
    }

    /// <summary>A field that answers have is proposed; what was proposed is published, and then there is no finding.</summary>
    private static async Task<(JsonElement Proposal, string Text)> DocumentAsync(DriftScene scene)
    {
        scene.Answer("""{"total":12.5,"rooms":2}""");
        await scene.CallAsync("/trips/Rome");
        var found = await scene.UntilAsync(found => found.Count == 1);

        var proposal = await scene.ProposeAsync(found);

        var text = proposal.GetProperty("contract").GetString()!;
        Assert.Equal("rooms", found[0].GetProperty("name").GetString());
        var changes = proposal.GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("rule").GetString() != "api-version-not-bumped").ToList();
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.Contains("rooms", change.GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.All(
            proposal.GetProperty("diff").GetString()!.Split('\n').Where(line => line.StartsWith('+') && !line.StartsWith("+++", StringComparison.Ordinal)),
            line => Assert.Matches("rooms|integer", line));
        await scene.PublishAsync(text);
        Assert.Empty(await scene.OpenAsync());
        return (proposal, text);
    }
}
