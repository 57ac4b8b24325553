using System.Net;
using System.Net.Sockets;
using System.Text;
using Portal.Api.Access.Calls;

namespace Portal.Tests.Gateway;

/// <summary>Addresses and headers that nobody would write. The same ones each time: what fails can be looked at again by its number.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "/", "//", "/.", "/..", "..;", ";", "%2e", "%2E", "%2f", "%5c", "%00", "%25", "%252e", "%", "%g0", "\\", "?", "#", "&", "=", "travels", "Rome", "travels/Rome", "user_key=", "user%5fkey=x",
        "http://gateway", "http://evil", "@", ":", "*", " ", "\t", "a", "é", "\u0001", "{city}", "~", "+",
    ];

    private static readonly string[] Headers =
    [
        "X-Portal-Application: evil", "X_Portal_Application: evil", "x-forwarded-for: evil", "X-HTTP-Method-Override: DELETE", "X-Original-URL: /evil", "X-API-Key: evil", "Connection: X-API-Key, close", "Transfer-Encoding: chunked",
        "Content-Length: 3", "Content-Length: 0003", "Content-Length: 3, 3", "Expect: 100-continue", "Upgrade: h2c", "Host: other", "Cookie: a=b; c", "X-Environment: mock", "Prefer: code=999", "Accept: ,,;q=", "Origin: null",
        "Referer: ?user_key=%", "traceparent: 00-x", "X-\u00e9: a", "X:\u000ba", ": empty", "Range: bytes=-", "If-None-Match: \"", "TE: trailers, chunked", "X-Usage: hits=99",
    ];

    [Fact]
    public void A_path_that_is_taken_is_read_in_one_way_only()
    {
        var random = new Random(20261129);
        for (var number = 0; number < 200_000; number++)
        {
            var raw = Target(random);
            if (RequestTarget.Read(raw, out _) is not { } target)
            {
                continue;
            }
            Assert.True(target.Path.StartsWith('/'), $"{number}: {raw}");
            var again = RequestTarget.Read(target.Path, out _);
            Assert.True(again?.Path == target.Path, $"{number}: {raw} is {target.Path}, and that is {again?.Path}");
            Assert.False(
                target.Path.Contains("//", StringComparison.Ordinal) || target.Path.Contains('\\') || target.Path.Contains("%2F", StringComparison.OrdinalIgnoreCase) || target.Path.Contains('?') || target.Path.Contains('#')
                || target.Path.Split('/').Any(part => part is "." or ".." || part.StartsWith("..;", StringComparison.Ordinal)),
                $"{number}: {raw} is {target.Path}");
        }
    }

    [Fact]
    public async Task No_request_brings_the_gateway_down_or_anything_of_ours_into_a_service()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var random = new Random(4711);

        for (var number = 0; number < 600; number++)
        {
            var request = Request(random, key);
            var answer = await TalkAsync(gateway, request);
            Assert.False(answer.StartsWith("HTTP/1.1 500", StringComparison.Ordinal), $"{number}: {request}\n{answer}");
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), $"{number}: {request}\n{answer}");
            Assert.False(answer.Contains(key, StringComparison.Ordinal), $"{number}: {request}\n{answer}");
        }

        Assert.NotEmpty(gateway.Mesh.Calls);
        Assert.All(gateway.Mesh.Calls, call =>
        {
            Assert.StartsWith("/travels", call.Call.Path, StringComparison.Ordinal);
            Assert.DoesNotContain(call.Headers, header => header.Value.Contains("evil", StringComparison.Ordinal) && header.Key is not ("Host" or "X-Forwarded-Host" or "Referer"));
            Assert.DoesNotContain(call.Headers, header => header.Key.Contains("verride", StringComparison.Ordinal) || header.Value.Contains(key, StringComparison.Ordinal));
            Assert.DoesNotContain(key, call.Call.Path, StringComparison.Ordinal);
        });
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/travels/Rome", key)).StatusCode);
    }

    private static string Target(Random random)
    {
        var target = new StringBuilder(random.Next(4) == 0 ? "" : "/");
        for (var left = random.Next(1, 8); left > 0; left--)
        {
            target.Append(Pieces[random.Next(Pieces.Length)]);
        }
        return target.ToString();
    }

    private static string Request(Random random, string key)
    {
        var target = random.Next(3) == 0 ? "/travels/Rome" : Target(random);
        // Where a key is a key: as the query's first parameter.
        target = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query && target.AsSpan(query).StartsWith("?user_key=") ? target.Insert(query + "?user_key=".Length, key) : target;
        var request = new StringBuilder($"{(random.Next(5) == 0 ? "POST" : random.Next(20) == 0 ? "G E T" : "GET")} {target} HTTP/1.{(random.Next(20) == 0 ? 0 : 1)}\r\n");
        if (random.Next(20) > 0)
        {
            request.Append("Host: gateway\r\n");
        }
        if (random.Next(3) > 0)
        {
            request.Append("X-API-Key: ").Append(key).Append("\r\n");
        }
        for (var left = random.Next(0, 4); left > 0; left--)
        {
            request.Append(Headers[random.Next(Headers.Length)]).Append(random.Next(15) == 0 ? "\n" : "\r\n");
        }
        return request.Append("Connection: close\r\n\r\n").Append(random.Next(4) switch { 0 => "abc", 1 => "3\r\nabc\r\n0\r\n\r\n", 2 => "3;\nx\r\nabc\r\n0\r\n\r\n", _ => "" }).ToString();
    }

    private static async Task<string> TalkAsync(RunningGateway gateway, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        // Nothing more will come: whoever waits for the rest of a body hears so.
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Reset after, or in place of, an answer.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
