using System.Text.Json;

namespace Portal.Tests.Travelz;

public sealed class TravelsV1Tests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Fact]
    public async Task A_quote_is_written_exactly_as_version_1_has_always_written_it()
    {
        var (answer, quote) = await agency.AsVoyagesAsync("http://travels/travels/Kiev");

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        var createdAt = quote.GetProperty("createdAt").GetString();
        Assert.Equal(
            $$"""{"city":"Kiev","coordinates":null,"createdAt":"{{createdAt}}","status":"Valid","""
            + """
              "flights":[{"airline":"Red Airlines","price":1015},{"airline":"Blue Airlines","price":365},{"airline":"Green Airlines","price":315}],
              "hotels":[{"hotel":"Grand Hotel Kiev","price":575},{"hotel":"Little Kiev Hotel","price":110}],
              "cars":[{"carModel":"Sports Car","price":1075},{"carModel":"Economy Car","price":330}],
              "insurances":[{"company":"Yellow Insurances","price":322},{"company":"Blue Insurances","price":71}]}
              """.ReplaceLineEndings(""),
            quote.GetRawText());
        Assert.True(DateTimeOffset.TryParseExact(createdAt, "yyyy-MM-dd'T'HH:mm:ss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal, out _));
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("t1", true, true)]
    [InlineData("t2", true, false)]
    [InlineData("t3", false, true)]
    [InlineData("t9", true, true)]
    public async Task The_kind_of_trip_leaves_parts_out_as_null(string travel, bool flights, bool cars)
    {
        var (_, quote) = await agency.AsVoyagesAsync("http://travels/travels/Rome", travel.Length == 0 ? [] : [$"travel: {travel}"]);

        Assert.Equal(flights ? JsonValueKind.Array : JsonValueKind.Null, quote.GetProperty("flights").ValueKind);
        Assert.Equal(cars ? JsonValueKind.Array : JsonValueKind.Null, quote.GetProperty("cars").ValueKind);
        Assert.Equal(JsonValueKind.Array, quote.GetProperty("hotels").ValueKind);
        Assert.Equal(JsonValueKind.Array, quote.GetProperty("insurances").ValueKind);
    }

    [Fact]
    public async Task The_discount_reaches_every_part()
    {
        var (_, quote) = await agency.AsVoyagesAsync("http://travels/travels/Andorra", "user: registered");

        Assert.Equal("271.8", quote.GetProperty("flights")[2].GetProperty("price").GetRawText());
        Assert.Equal("75.6", quote.GetProperty("hotels")[1].GetProperty("price").GetRawText());
        Assert.Equal("273.6", quote.GetProperty("cars")[1].GetProperty("price").GetRawText());
        Assert.Equal("52.2", quote.GetProperty("insurances")[1].GetProperty("price").GetRawText());
    }

    [Fact]
    public async Task An_unknown_city_is_404_in_its_own_words()
    {
        var (answer, body) = await agency.AsVoyagesAsync("http://travels/travels/Atlantis");

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("""{"error":"Travel Quote for Atlantis not found"}""", body.GetRawText());
    }
}
