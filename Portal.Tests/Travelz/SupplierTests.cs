namespace Portal.Tests.Travelz;

public sealed class SupplierTests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Theory]
    [InlineData("flights/flights/Kiev", "", """[{"airline":"Red Airlines","price":1015},{"airline":"Blue Airlines","price":365},{"airline":"Green Airlines","price":315}]""")]
    [InlineData("hotels/hotels/Kiev", "", """[{"hotel":"Grand Hotel Kiev","price":575},{"hotel":"Little Kiev Hotel","price":110}]""")]
    [InlineData("cars/cars/Kiev", "", """[{"carModel":"Sports Car","price":1075},{"carModel":"Economy Car","price":330}]""")]
    [InlineData("insurances/insurances/Kiev", "", """[{"company":"Yellow Insurances","price":322},{"company":"Blue Insurances","price":71}]""")]
    [InlineData("flights/flights/Andorra", "registered", """[{"airline":"Red Airlines","price":901.8},{"airline":"Blue Airlines","price":316.8},{"airline":"Green Airlines","price":271.8}]""")]
    [InlineData("hotels/hotels/San%20Marino", "new", """[{"hotel":"Grand Hotel San Marino","price":498.75},{"hotel":"Little San Marino Hotel","price":109.5}]""")]
    [InlineData("cars/cars/Amsterdam", "somebody", """[{"carModel":"Sports Car","price":954.75},{"carModel":"Economy Car","price":286.9}]""")]
    [InlineData("insurances/insurances/Zagreb", "new", """[{"company":"Yellow Insurances","price":264},{"company":"Blue Insurances","price":75.75}]""")]
    public async Task A_supplier_quotes_its_prices_less_the_discount_in_their_shortest_form(string url, string user, string body)
    {
        var (_, offers) = await agency.AsVoyagesAsync($"http://{url}", user.Length == 0 ? [] : [$"user: {user}"]);

        Assert.Equal(body, offers.GetRawText());
    }

    [Theory]
    [InlineData("http://flights/flights/Atlantis", "City Atlantis not found")]
    [InlineData("http://hotels/hotels/kiev", "City kiev not found")]
    [InlineData("http://cars/cars/New%20York", "City New York not found")]
    [InlineData("http://insurances/insurances/x", "City x not found")]
    public async Task An_unknown_city_is_404(string url, string error)
    {
        var (answer, body) = await agency.AsVoyagesAsync(url);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal($$"""{"error":"{{error}}"}""", body.GetRawText());
    }

    [Theory]
    [InlineData("new", "0.25")]
    [InlineData("registered", "0.1")]
    [InlineData("guest", "0.05")]
    public async Task The_discount_depends_on_the_kind_of_customer(string user, string discount)
    {
        var (_, body) = await agency.AsAsync("flights-v1", HttpMethod.Get, $"http://discounts/discounts/{user}");

        Assert.Equal($$"""{"user":"{{user}}","discount":{{discount}}}""", body.GetRawText());
    }

    [Fact]
    public async Task Discounts_are_for_the_agency_alone()
    {
        var (answer, body) = await agency.AsVoyagesAsync("http://discounts/discounts/new");

        Assert.Equal((403, "mesh_denied"), ((int)answer.StatusCode, body.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("http://travels/travels")]
    [InlineData("http://hotels/hotels")]
    public async Task The_city_list_has_45_cities_in_their_order_with_coordinates_as_recorded(string url)
    {
        var (answer, body) = await agency.AsVoyagesAsync(url);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(45, body.GetArrayLength());
        Assert.Equal("""{"city":"Amsterdam","lat":"52.3500","lng":"4.9166"}""", body[0].GetRawText());
        Assert.Equal("""{"city":"Kiev","lat":"50.473782","lng":"30.516237"}""", body[14].GetRawText());
        Assert.Equal("""{"city":"Zagreb","lat":"45.8000","lng":"16.0000"}""", body[44].GetRawText());
    }

    [Fact]
    public async Task Partners_reach_the_four_suppliers_and_not_the_discounts()
    {
        foreach (var supplier in new[] { "flights", "hotels", "cars", "insurances" })
        {
            Assert.Equal(200, (int)(await agency.AsPartnerAsync($"/{supplier}/Rome")).Answer.StatusCode);
        }
        Assert.Equal(404, (int)(await agency.AsPartnerAsync("/discounts/new")).Answer.StatusCode);
    }
}
