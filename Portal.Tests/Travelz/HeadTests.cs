using System.Text.Json;

namespace Portal.Tests.Travelz;

public sealed class HeadTests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Theory]
    [InlineData("/travels", 200)]
    [InlineData("/travels/Rome", 200)]
    [InlineData("/travels/Atlantis", 404)]
    [InlineData("/flights/Rome", 200)]
    [InlineData("/hotels", 200)]
    [InlineData("/cars/Atlantis", 404)]
    public async Task To_a_partner_HEAD_is_GET_without_the_body(string path, int status)
    {
        var (get, _) = await agency.AsPartnerAsync(path);
        var (head, body) = await agency.AsPartnerAsync(HttpMethod.Head, path);

        Same(get, head, body, status);
    }

    [Theory]
    [InlineData("voyages", "http://travels/travels")]
    [InlineData("voyages", "http://travels/travels/Rome")]
    [InlineData("flights-v1", "http://discounts/discounts/new")]
    public async Task Inside_it_is_as_well(string workload, string url)
    {
        var (get, _) = await agency.AsAsync(workload, HttpMethod.Get, url);
        var (head, body) = await agency.AsAsync(workload, HttpMethod.Head, url);

        Same(get, head, body, 200);
    }

    private static void Same(HttpResponseMessage get, HttpResponseMessage head, JsonElement body, int status)
    {
        Assert.Equal((status, status), ((int)get.StatusCode, (int)head.StatusCode));
        Assert.Equal(JsonValueKind.Undefined, body.ValueKind);
        Assert.NotEqual(0, get.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }
}
