using System.Text.Json;

namespace Portal.Tests.Travelz;

public sealed class TravelsV2Tests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Fact]
    public async Task A_partner_gets_numbers_a_currency_a_total_and_the_cheapest_combination()
    {
        var (answer, quote) = await agency.AsPartnerAsync("/travels/Kiev");

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"name":"Kiev","latitude":50.473782,"longitude":30.516237}""", quote.GetProperty("city").GetRawText());
        Assert.Equal("EUR", quote.GetProperty("currency").GetString());
        Assert.Equal("t1", quote.GetProperty("travel").GetString());
        Assert.Equal("""{"lowest":826,"highest":2987}""", quote.GetProperty("total").GetRawText());
        Assert.Equal(
            """{"total":826,"flight":"Green Airlines","hotel":"Little Kiev Hotel","car":"Economy Car","insurance":"Blue Insurances"}""",
            quote.GetProperty("cheapest").GetRawText());
        Assert.Equal("""[{"model":"Sports Car","price":1075},{"model":"Economy Car","price":330}]""", quote.GetProperty("cars").GetRawText());
    }

    [Theory]
    [InlineData("t2", "cars", "car")]
    [InlineData("t3", "flights", "flight")]
    public async Task A_part_that_the_trip_does_not_have_is_an_empty_list_and_no_part_of_the_total(string travel, string list, string part)
    {
        var (_, quote) = await agency.AsPartnerAsync("/travels/rome", $"travel: {travel}", "user: new");

        Assert.Equal("Rome", quote.GetProperty("city").GetProperty("name").GetString());
        Assert.Equal(0, quote.GetProperty(list).GetArrayLength());
        Assert.False(quote.GetProperty("cheapest").TryGetProperty(part, out _));
        Assert.Equal(quote.GetProperty("total").GetProperty("lowest").GetDecimal(), quote.GetProperty("cheapest").GetProperty("total").GetDecimal());
        Assert.DoesNotContain("null", quote.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/travels/Atlantis", "", 404, "city_not_found", null)]
    [InlineData("/travels/Rome", "travel: t9", 400, "invalid", "travel")]
    [InlineData("/travels/Rome", "device: fax", 400, "invalid", "device")]
    [InlineData("/travels?limit=0", "", 400, "invalid", "limit")]
    [InlineData("/travels?limit=101", "", 400, "invalid", "limit")]
    [InlineData("/travels?limit=ten", "", 400, "invalid", "limit")]
    [InlineData("/travels?q=", "", 400, "invalid", "q")]
    [InlineData("/travels?after=", "", 400, "invalid", "after")]
    [InlineData("/travels?bbox=1,2,3", "", 400, "invalid", "bbox")]
    [InlineData("/travels?bbox=1,60,3,50", "", 400, "invalid", "bbox")]
    [InlineData("/travels?bbox=1,2,3,NaN", "", 400, "invalid", "bbox")]
    public async Task Every_error_is_a_problem_that_names_what_was_wrong(string path, string header, int status, string code, string? parameter)
    {
        var (answer, problem) = await agency.AsPartnerAsync(path, header.Length == 0 ? [] : [header]);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Matches($"^https?://[^/]+/problems/{code}$", problem.GetProperty("type").GetString());
        Assert.Equal(parameter is not null, problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(parameter!, out _));
        Assert.Equal(Mesh.TestMesh.TraceId, problem.GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task The_city_list_is_walked_page_by_page_without_loss()
    {
        List<string> names = [];
        for (var next = "/travels?limit=20"; next is not null;)
        {
            var (answer, page) = await agency.AsPartnerAsync(next);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(city => city.GetProperty("name").GetString()!));
            Assert.Equal(45, page.GetProperty("total").GetInt32());
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
            Assert.Equal(next is not null, answer.Headers.Contains("Link"));
        }

        Assert.Equal(45, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("/travels?q=ROM", "Rome")]
    [InlineData("/travels?bbox=12,41,13,44", "Rome,San Marino")]
    [InlineData("/travels?bbox=12,41,13,44&q=san", "San Marino")]
    [InlineData("/travels?bbox=30,-90,-20,90", "Kiev,Moscow,Nicosia,Nuuk,Reykjavik")]
    [InlineData("/travels?q=nowhere", "")]
    public async Task The_city_list_can_be_searched_by_name_and_by_place(string path, string names)
    {
        var (_, page) = await agency.AsPartnerAsync(path);

        Assert.Equal(names, string.Join(',', page.GetProperty("items").EnumerateArray().Select(city => city.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task The_next_page_keeps_the_filter()
    {
        var (_, page) = await agency.AsPartnerAsync("/travels?bbox=12,41,13,44&limit=1");

        Assert.Equal("/travels?bbox=12,41,13,44&limit=1&after=Rome", page.GetProperty("next").GetString());
    }

    [Theory]
    [InlineData("/travels", "private, max-age=3600", false)]
    [InlineData("/travels/Rome", "private, max-age=60", true)]
    public async Task What_has_not_changed_is_not_sent_again(string path, string kept, bool weak)
    {
        var (first, _) = await agency.AsPartnerAsync(path, "user: new");
        var (again, body) = await agency.AsPartnerAsync(path, "user: new", $"If-None-Match: \"other\", {first.Headers.ETag}");
        var (other, _) = await agency.AsPartnerAsync(path, "user: registered", $"If-None-Match: \"{new string('0', 16)}\"");

        Assert.Equal(kept, first.Headers.CacheControl!.ToString().Replace("max-age=3600, private", "private, max-age=3600", StringComparison.Ordinal)
            .Replace("max-age=60, private", "private, max-age=60", StringComparison.Ordinal));
        Assert.Equal(weak, first.Headers.ETag!.IsWeak);
        Assert.Equal(304, (int)again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(JsonValueKind.Undefined, body.ValueKind);
        Assert.Equal(200, (int)other.StatusCode);
    }
}
