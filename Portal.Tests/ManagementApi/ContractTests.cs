using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Hosting;
using Portal.Api.Hosting.ManagementApi;
using Portal.Tests.Hosting;

namespace Portal.Tests.ManagementApi;

public sealed class ContractTests
{
    [Fact]
    public async Task The_served_description_is_the_contract()
    {
        await using var portal = await RunningPortal.StartAsync();

        var served = JsonNode.Parse(await portal.Portal.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));

        Assert.Equal(CanonicalJson.Of(Contract()), CanonicalJson.Of(served));
    }

    [Fact]
    public async Task Its_structure_comes_from_the_code_and_not_from_the_contract()
    {
        await using var portal = await RunningPortal.StartAsync();
        var structure = await portal.Services.GetRequiredService<ManagementApiDocument>().GenerateAsync();

        Assert.Equal(80, structure["components"]!["schemas"]!["NewApplication"]!["properties"]!["name"]!["maxLength"]!.GetValue<int>());
        Assert.Equal("createApplication", structure["paths"]!["/applications"]!["post"]!["operationId"]!.GetValue<string>());
        Assert.Null(structure["paths"]!["/applications"]!["post"]!["summary"]);
    }

    [Fact]
    public void Words_are_carried_over_and_nothing_else()
    {
        var contract = JsonNode.Parse("""{"openapi":"3.1.1","info":{"title":"A"},"paths":{"/a":{"get":{"summary":"S","deprecated":true},"put":{"summary":"T"}}}}""")!.AsObject();
        var structure = JsonNode.Parse("""{"paths":{"/a":{"get":{"operationId":"a"}}}}""")!.AsObject();

        ContractProse.CarryOver(contract, structure);

        Assert.Equal("""{"paths":{"/a":{"get":{"operationId":"a","summary":"S"}}},"openapi":"3.1.1","info":{"title":"A"}}""", structure.ToJsonString());
    }

    [Fact]
    public void A_property_called_description_is_a_property()
    {
        var contract = JsonNode.Parse("""{"components":{"schemas":{"A":{"properties":{"description":{"type":"string","maxLength":5,"description":"Words."}}}}}}""")!.AsObject();
        var structure = JsonNode.Parse("""{"components":{"schemas":{"A":{"properties":{"description":{"type":"string"}}}}}}""")!.AsObject();

        ContractProse.CarryOver(contract, structure);

        var property = structure["components"]!["schemas"]!["A"]!["properties"]!["description"]!.AsObject();
        Assert.Equal("""{"type":"string","description":"Words."}""", property.ToJsonString());
    }

    private static JsonNode? Contract() => NodeJson.ToJsonNode(
        NodeText.Read(File.ReadAllBytes(Path.Combine(ProgramFiles.Contracts, "portal", "v1.yaml")), ContractFormat.Yaml));
}
