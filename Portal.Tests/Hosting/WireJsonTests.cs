using System.Text.Json;
using Portal.Api.Hosting;

namespace Portal.Tests.Hosting;

public sealed class WireJsonTests
{
    [Theory]
    [InlineData("2026-03-14T11:26:53.5+02:00", "2026-03-14T09:26:53.5Z")]
    [InlineData("2026-03-14T09:26:53Z", "2026-03-14T09:26:53Z")]
    public void Times_are_taken_with_any_offset_and_written_in_utc_as_the_contract_shows_them(string sent, string written)
    {
        var read = JsonSerializer.Deserialize<DateTimeOffset>($"\"{sent}\"", WireJson.Options);

        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(read, WireJson.Options));
    }

    [Fact]
    public void Letters_and_quotes_are_written_as_they_are() => Assert.Equal("\"l'été & 旅行\"", JsonSerializer.Serialize("l'été & 旅行", WireJson.Options));
}
