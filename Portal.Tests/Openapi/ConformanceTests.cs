using System.Text.Json.Nodes;
using Portal.Tests.Travelz;

namespace Portal.Tests.Openapi;

/// <summary>The services answer what their contracts say: real calls, held against the schemas.</summary>
public sealed class ConformanceTests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Theory]
    [InlineData("flights/v1.yaml", "/flights/{city}", "http://flights/flights/Rome", 200)]
    [InlineData("flights/v1.yaml", "/flights/{city}", "http://flights/flights/Atlantis", 404)]
    [InlineData("hotels/v1.yaml", "/hotels", "http://hotels/hotels", 200)]
    [InlineData("hotels/v1.yaml", "/hotels/{city}", "http://hotels/hotels/Rome", 200)]
    [InlineData("hotels/v1.yaml", "/hotels/{city}", "http://hotels/hotels/Atlantis", 404)]
    [InlineData("cars/v1.yaml", "/cars/{city}", "http://cars/cars/Rome", 200)]
    [InlineData("cars/v1.yaml", "/cars/{city}", "http://cars/cars/Atlantis", 404)]
    [InlineData("insurances/v1.yaml", "/insurances/{city}", "http://insurances/insurances/Rome", 200)]
    [InlineData("insurances/v1.yaml", "/insurances/{city}", "http://insurances/insurances/Atlantis", 404)]
    [InlineData("discounts/v1.yaml", "/discounts/{user}", "http://discounts/discounts/guest", 200)]
    [InlineData("travels/v1.yaml", "/travels", "http://travels/travels", 200)]
    [InlineData("travels/v1.yaml", "/travels/{city}", "http://travels/travels/Rome", 200, "t1")]
    [InlineData("travels/v1.yaml", "/travels/{city}", "http://travels/travels/Rome", 200, "t2")]
    [InlineData("travels/v1.yaml", "/travels/{city}", "http://travels/travels/Rome", 200, "t3")]
    [InlineData("travels/v1.yaml", "/travels/{city}", "http://travels/travels/Atlantis", 404)]
    [InlineData("travels/v2.yaml", "/travels", "/travels", 200)]
    [InlineData("travels/v2.yaml", "/travels", "/travels?limit=3&after=Kiev", 200)]
    [InlineData("travels/v2.yaml", "/travels", "/travels?limit=no", 400)]
    [InlineData("travels/v2.yaml", "/travels/{city}", "/travels/Rome", 200, "t1")]
    [InlineData("travels/v2.yaml", "/travels/{city}", "/travels/Rome", 200, "t2")]
    [InlineData("travels/v2.yaml", "/travels/{city}", "/travels/Rome", 200, "t3")]
    [InlineData("travels/v2.yaml", "/travels/{city}", "/travels/Rome", 400, "t4")]
    [InlineData("travels/v2.yaml", "/travels/{city}", "/travels/Atlantis", 404)]
    public async Task An_answer_is_what_the_contract_says(string name, string path, string url, int status, string travel = "t1")
    {
        string[] headers = ["user: registered", $"travel: {travel}"];
        // Only the agency's own services may ask for discounts.
        var (answer, body) = url.StartsWith('/') ? await agency.AsPartnerAsync(url, headers)
            : await agency.AsAsync(name.StartsWith("discounts", StringComparison.Ordinal) ? "flights-v1" : "voyages", HttpMethod.Get, url, headers);
        var contract = ContractFile.Read(name);
        var content = contract.Response(path, $"{status}")?["content"]?[answer.Content.Headers.ContentType!.MediaType!];

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(content is not null, $"{path} does not say that {status} can be {answer.Content.Headers.ContentType}");
        Assert.Equal([], SchemaCheck.Run(contract, content["schema"]!, JsonNode.Parse(body.GetRawText())));
    }

    [Theory]
    [InlineData("/travels", 304)]
    [InlineData("/travels", 200)]
    [InlineData("/travels/Rome", 304)]
    [InlineData("/travels/Rome", 200)]
    public async Task Headers_that_version_2_promises_are_there(string path, int status)
    {
        var (first, _) = await agency.AsPartnerAsync(path);
        var (answer, _) = await agency.AsPartnerAsync(path, status == 304 ? [$"If-None-Match: {first.Headers.ETag}"] : []);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.NotNull(answer.Headers.CacheControl);
        Assert.Equal(path == "/travels/Rome", answer.Headers.Vary.Contains("travel"));
    }
}
