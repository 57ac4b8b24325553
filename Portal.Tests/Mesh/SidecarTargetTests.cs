using Portal.Api.Mesh.Sidecars;

namespace Portal.Tests.Mesh;

public sealed class SidecarTargetTests
{
    [Theory]
    [InlineData("http://flights/flights/Rome", "flights", "/flights/Rome")]
    [InlineData("http://flights:80/flights/San%20Marino?x=1", "flights:80", "/flights/San%20Marino?x=1")]
    [InlineData("HTTP://flights", "flights", "/")]
    [InlineData("http://flights?x=1", "flights", "/?x=1")]
    [InlineData("/flights/Rome", "by-host", "/flights/Rome")]
    [InlineData("http://flights/a%2Fb", "flights", "/a%2Fb")]
    [InlineData("http://flights/a?to=../b", "flights", "/a?to=../b")]
    public void The_address_is_taken_apart_and_the_path_left_as_written(string raw, string authority, string path) =>
        Assert.Equal(new SidecarTarget(authority, path), SidecarTarget.Read(raw, "by-host"));

    [Theory]
    [InlineData("http://flights/a/../b")]
    [InlineData("http://flights/a/%2e%2E/b")]
    [InlineData("http://flights/a/..;x/b")]
    [InlineData("http://flights/./b")]
    [InlineData("http://flights/a\\..\\b")]
    [InlineData("http://user@flights/a")]
    [InlineData("flights:443")]
    [InlineData("*")]
    public void What_could_mean_two_things_is_not_forwarded(string raw) => Assert.Null(SidecarTarget.Read(raw, ""));
}
