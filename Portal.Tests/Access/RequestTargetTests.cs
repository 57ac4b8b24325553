using Portal.Api.Access.Calls;

namespace Portal.Tests.Access;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/travels/Rome", "/travels/Rome", "")]
    [InlineData("/travels/Rome?a=%2f&b=..", "/travels/Rome", "?a=%2f&b=..")]
    [InlineData("/travels/%52ome", "/travels/Rome", "")]
    [InlineData("/travels/San%20Marino", "/travels/San%20Marino", "")]
    [InlineData("/travels/S%c3%a3o", "/travels/S%C3%A3o", "")]
    [InlineData("/travels/100%25", "/travels/100%25", "")]
    [InlineData("/a/./b/../c", "/a/c", "")]
    [InlineData("/a/%2e%2E/b", "/b", "")]
    [InlineData("/../../a", "/a", "")]
    [InlineData("//a///b//", "/a/b/", "")]
    [InlineData("/a/.well-known", "/a/.well-known", "")]
    [InlineData("/a/..", "/", "")]
    [InlineData("/", "/", "")]
    [InlineData("/a;v=1/b", "/a;v=1/b", "")]
    [InlineData("http://host:80/a?b", "/a", "?b")]
    public void A_path_is_normalised_once_and_the_query_left_alone(string raw, string path, string query)
    {
        var target = RequestTarget.Read(raw, out var refusal);

        Assert.Null(refusal);
        Assert.Equal(new RequestTarget(path, query), target);
        Assert.Equal(target, RequestTarget.Read(path + query, out _));
    }

    [Theory]
    [InlineData("/travels%2fRome")]
    [InlineData("/travels%2FRome")]
    [InlineData("/travels%5cRome")]
    [InlineData("/travels\\Rome")]
    [InlineData("/travels/..;/admin")]
    [InlineData("/travels/.;x/admin")]
    [InlineData("/travels/%2e%2e;/admin")]
    [InlineData("/travels/Rome%00")]
    [InlineData("/travels/Rome%0d%0aX:y")]
    [InlineData("/travels/%252e%252e/admin")]
    [InlineData("/travels/%252F")]
    [InlineData("/travels/%")]
    [InlineData("/travels/%zz")]
    [InlineData("/travels/%2")]
    [InlineData("/travels?a#fragment")]
    [InlineData("travels")]
    [InlineData("http://host")]
    public void What_could_be_read_in_two_ways_is_refused(string raw)
    {
        Assert.Null(RequestTarget.Read(raw, out var refusal));
        Assert.Equal((400, "path_refused"), (refusal!.Status, refusal.Code));
    }
}
