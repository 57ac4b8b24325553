using System.Text;

namespace Bench.Fuzzing.Smuggling;

/// <summary>
/// Requests that two readers might divide differently, by the books and by chance. Behind each stands another request, to <see cref="Marker"/> and without a key: read as a request of
/// its own it is refused, so nobody behind the gateway may ever see it.
/// </summary>
internal sealed class SmugglingCases(int seed, string key)
{
    public const string Marker = "smuggled";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "G\0T", "PRI", "GETGETGETGETGETGETGETGETGETGETGET"];

    private static readonly string[] Targets =
    [
        "/echo/1", "/echo/1?nights=3", "/echo/1#x", "/echo/../echo/1", "/echo/%2e%2e/1", "/echo/1%00", "/echo//1", "/echo\\1", "/echo/1;a=b", "http://evil.example/echo/1", "http://localhost/echo/1", "//echo/1", "*", "/echo/1 HTTP/1.1\r\nX: ",
        "/", "", "/echo/é", "/echo/%", "/echo/1\t", "/echo/1?user_key=a&user_key=b", "/" + new string('a', 9000), "localhost:80",
    ];

    private static readonly string[] Versions = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.2", "http/1.1", "HTTP/1.1 ", "HTTP/11", ""];

    private static readonly string[] Hosts = ["Host: localhost\r\n", "Host: localhost\r\n", "Host: localhost\r\n", "Host: a\r\nHost: b\r\n", "Host:\r\n", "", "Host: a b\r\n", "Host : localhost\r\n", "Host: localhost:99999\r\n", " Host: localhost\r\n"];

    private static readonly string[] Framings =
    [
        "Content-Length: {n}\r\n", "Content-Length: 0\r\n", "Content-Length: +{n}\r\n", "Content-Length: 0x5\r\n", "Content-Length: {n}, {n}\r\n", "Content-Length: {n}\r\nContent-Length: 0\r\n", "Content-Length: 0\r\nContent-Length: {n}\r\n",
        "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n", "Content-Length:\t{n}\r\n", "Content-Length : {n}\r\n", "Content_Length: {n}\r\n", "Content-Length: {n}\n", "Content-Length: 00{n}\r\n", "Content-Length: {n} 5\r\n",
        "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: {n}\r\n", "Content-Length: {n}\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: xchunked\r\nContent-Length: {n}\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "Transfer-Encoding : chunked\r\n", "Transfer-Encoding:\u000bchunked\r\n", "Transfer-Encoding:\r\n chunked\r\n", "X: y\r\n Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: CHUNKED\r\n", "Transfer-Encoding: \"chunked\"\r\n", "Transfer-Encoding: chunked;a=b\r\n", "Transfer_Encoding: chunked\r\n", "Transfer-Encoding\0: chunked\r\n", "Transfer-Encoding: chunked\n", "X: y\rTransfer-Encoding: chunked\r\n",
        "TE: trailers\r\nTransfer-Encoding: chunked\r\n", "Connection: Transfer-Encoding, close\r\nTransfer-Encoding: chunked\r\n", "Connection: Content-Length\r\nContent-Length: {n}\r\n", "Transfer-Encoding: gzip, chunked\r\n", "",
    ];

    private static readonly string[] Bodies =
    [
        "", "hello", "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n", "5;\nxx\r\nhello\r\n0\r\n\r\n", "5;\rxx\r\nhello\r\n0\r\n\r\n", "5\nhello\n0\n\n", "05\r\nhello\r\n00\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "5\r\nhel", "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n", "7FFFFFFF\r\nhello", "0\r\nX-API-Key: no\r\n\r\n", "0\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n", "-1\r\nhello\r\n0\r\n\r\n", "0;\n\r\n", "g\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\n", "5\r\nhello\r\n0\r\n\n", "5_0\r\nhello\r\n0\r\n\r\n",
    ];

    private static readonly string[] Extras =
    [
        "", "", "", "Expect: 100-continue\r\n", "Expect: 200-ok\r\n", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n", "Upgrade: websocket\r\nConnection: Upgrade\r\n", "Connection: X-API-Key\r\n",
        "X-Portal-Application: evil\r\n", "X_Portal_Application: evil\r\n", "X-HTTP-Method-Override: DELETE\r\n", "X-Original-URL: /echo/smuggle\r\n", "X-Long: {long}\r\n", "X-\u00e9: a\r\n", ": a\r\n", "X\r\n", "X: a\0b\r\n", "X: a\rb\r\n", "X: a\nb: c\r\n", "Range: bytes=0-\r\n", "Client-Cert: :AAAA:\r\n",
    ];

    private readonly Random _random = new(seed);
    private readonly ByteMutator _mutator = new(new Random(seed + 1));

    public byte[] Next()
    {
        var body = One(Bodies);
        var embedded = Encoding.Latin1.GetBytes($"GET /echo/{Marker} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        // Some lengths take the request behind into the body, some a part of it.
        var length = body.Length + (_random.Next(3) switch { 0 => embedded.Length, 1 => _random.Next(embedded.Length), _ => 0 });
        var head = Encoding.Latin1.GetBytes(
            $"{One(Methods)} {One(Targets)} {One(Versions)}\r\n{One(Hosts)}X-API-Key: {key}\r\n{One(Extras)}{One(Framings)}{(_random.Next(4) == 0 ? One(Framings) : "")}\r\n{body}"
                .Replace("{n}", length.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{long}", new string('x', 40_000), StringComparison.Ordinal));
        // What is changed by chance is what stands before: the key does not get behind the marker.
        return [.. _random.Next(2) == 0 ? _mutator.Mutate(head, []) : head, .. embedded];
    }

    private string One(string[] of) => of[_random.Next(_random.Next(2) == 0 ? Math.Min(of.Length, 4) : of.Length)];
}
