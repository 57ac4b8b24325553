using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Gateway;

/// <summary>Bytes that no client library sends: framing that two parties could read differently must not get through.</summary>
public sealed class RawSocketTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n", "123456")]
    [InlineData("Content-Length: 5, 6\r\n", "123456")]
    [InlineData("Content-Length: +5\r\n", "12345")]
    [InlineData("Content-Length: -1\r\n", "")]
    [InlineData("X-Folded: one\r\n two\r\n", "")]
    [InlineData("X-Bare: one\nX-Other: two\r\n", "")]
    [InlineData("X-Bare: one\rX-Other: two\r\n", "")]
    [InlineData("X-Null: a\0b\r\n", "")]
    [InlineData("Host: other\r\n", "")]
    [InlineData(" X-Leading: space\r\n", "")]
    [InlineData("Transfer-Encoding:\vchunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n Transfer-Encoding: identity\r\n", "0\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 5\r\n", "12345")]
    [InlineData("Content-Length: 0x5\r\n", "12345")]
    [InlineData("Transfer-Encoding: chunked\r\n", "+5\r\n12345\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "0x5\r\n12345\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF5\r\n12345\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5\r\n12345xx\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5\n12345\n0\n\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "5;a=\n\r\n12345\r\n0\r\n\r\n")]
    public async Task Ambiguous_framing_is_refused_or_read_in_one_safe_way(string headers, string body)
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var answer = await TalkAsync(gateway, $"POST /travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\n{headers}\r\n{body}");

        Assert.DoesNotContain("/smuggled", answer, StringComparison.Ordinal);
        Assert.All(gateway.Mesh.Calls, call => Assert.Equal("/travels/Rome", call.Call.Path));
        Assert.All(gateway.Mesh.Calls, call => Assert.Contains(call.Body, new[] { "", "12345" }));
        Assert.All(gateway.Mesh.Calls, call => Assert.False(call.Headers.ContainsKey("Content-Length") && call.Headers.ContainsKey("Transfer-Encoding")));
        Assert.StartsWith("HTTP/1.1 " + (gateway.Mesh.Calls.IsEmpty ? "400" : "200"), answer, StringComparison.Ordinal);
        Assert.True(answer.Split("HTTP/1.1 ").Length <= 2 || !answer.Contains("200 OK", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_line_feed_in_a_chunk_extension_does_not_begin_a_second_request()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        await TalkAsync(gateway, $"POST /travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\nTransfer-Encoding: chunked\r\n\r\n2;\nxx\r\n45\r\n0\r\n\r\nGET /travels HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\n\r\n0\r\n\r\n");

        Assert.DoesNotContain(gateway.Mesh.Calls, call => call.Call.Path == "/travels");
    }

    [Fact]
    public async Task An_absolute_target_must_agree_with_the_host_header()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var differing = await TalkAsync(gateway, $"GET http://evil/travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\n\r\n");
        var agreeing = await TalkAsync(gateway, $"GET http://gateway/travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", differing, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", agreeing, StringComparison.Ordinal);
        Assert.Equal(("gateway", "/travels/Rome"), (gateway.Mesh.Last.Call.Authority, gateway.Mesh.Last.Call.Path));
    }

    [Theory]
    [InlineData("GET /travels/..%2fadmin HTTP/1.1", "400")]
    [InlineData("GET /travels/Rome%00 HTTP/1.1", "400")]
    [InlineData("GET /travels/%252e HTTP/1.1", "400")]
    [InlineData("GET /travels/..;/Rome HTTP/1.1", "400")]
    [InlineData("GET /travels\\Rome HTTP/1.1", "400")]
    [InlineData("CONNECT gateway:80 HTTP/1.1", "4")]
    [InlineData("OPTIONS * HTTP/1.1", "204")]
    [InlineData("TRACE /travels/Rome HTTP/1.1", "405")]
    [InlineData("GET /x/../travels/./Rome HTTP/1.1", "200")]
    public async Task Odd_targets_are_answered_sanely(string line, string status)
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var answer = await TalkAsync(gateway, $"{line}\r\nHost: gateway:80\r\nX-API-Key: {key}\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.All(gateway.Mesh.Calls, call => Assert.Equal("/travels/Rome", call.Call.Path));
        Assert.Equal(status == "200", !gateway.Mesh.Calls.IsEmpty);
    }

    [Theory]
    [InlineData("GET /travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-Long: {long}\r\n\r\n", "431")]
    [InlineData("GET /travels/{long} HTTP/1.1\r\nHost: gateway\r\n\r\n", "414")]
    [InlineData("GET /travels/Rome HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET /travels/Rome HTTP/9.9\r\nHost: gateway\r\n\r\n", "505")]
    public async Task What_is_too_long_or_no_request_is_refused_before_anyone_reads_it(string request, string status)
    {
        var gateway = fixture.Fresh();

        var answer = await TalkAsync(gateway, request.Replace("{long}", new string('x', 40_000), StringComparison.Ordinal));

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.Empty(gateway.Mesh.Calls);
    }

    [Fact]
    public async Task Headers_and_bodies_that_do_not_come_are_given_up()
    {
        await using var gateway = await RunningGateway.StartAsync(
            settings: ["--Gateway:SlowestBodyBytesPerSecond=1000", "--Gateway:SlowBodySeconds=2", "--Gateway:RequestHeadersTimeoutSeconds=1"]);
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var body = TalkAsync(gateway, $"POST /travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\nContent-Length: 1000\r\n\r\n12345");
        var headers = TalkAsync(gateway, "POST /travels/Rome HTTP/1.1\r\nHost: gateway\r\nX-Slow: ");

        Assert.StartsWith("HTTP/1.1 408", await body, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 408", await headers, StringComparison.Ordinal);
        Assert.Empty(gateway.Mesh.Calls);
    }

    private static async Task<string> TalkAsync(RunningGateway gateway, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        // Whoever refuses closes; whoever answers keeps the connection, and would show by now if it had read a second request.
        var answer = new StringBuilder();
        var bytes = new byte[4096];
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        try
        {
            for (var read = 1; read > 0;)
            {
                quiet.CancelAfter(answer.Length == 0 ? TimeSpan.FromSeconds(20) : TimeSpan.FromMilliseconds(300));
                read = await stream.ReadAsync(bytes, quiet.Token);
                answer.Append(Encoding.Latin1.GetString(bytes, 0, read));
            }
        }
        catch (Exception exception) when (answer.Length > 0 && exception is OperationCanceledException or IOException)
        {
            // Quiet, or reset after the answer.
        }
        return answer.ToString();
    }
}
