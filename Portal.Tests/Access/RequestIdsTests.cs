using Portal.Api.Access.Calls;

namespace Portal.Tests.Access;

public sealed class RequestIdsTests
{
    [Fact]
    public void A_request_is_named_by_its_millisecond_and_no_two_of_it_alike()
    {
        var at = new DateTimeOffset(2026, 11, 30, 18, 30, 0, 123, TimeSpan.Zero);

        var ids = Enumerable.Range(0, 20_000).Select(_ => RequestIds.New(at)).ToHashSet();

        Assert.Equal(20_000, ids.Count);
        Assert.All(ids, id =>
        {
            Assert.Matches("^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$", id);
            Assert.Equal(at.ToUnixTimeMilliseconds(), Convert.ToInt64(id[..12], 16));
        });
        Assert.True(string.CompareOrdinal(RequestIds.New(at), RequestIds.New(at.AddMilliseconds(1))) < 0);
    }
}
