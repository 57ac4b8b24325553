using System.IO.Compression;
using System.Text;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Drift.Shapes;
using Portal.Api.Traffic.Shapes;

namespace Portal.Tests.Drift;

public sealed class CallReaderTests
{
    [Fact]
    public void A_call_by_the_contract_shows_nothing_that_the_contract_lacks()
    {
        var call = Calls.Get(
            "/orders?sort=price&states=open,done&filter%5Bfrom%5D=Rome",
            200,
            """[{"id":"1","state":"open","lines":[{"sku":"a","price":1.5}],"parent":{"id":"0","state":null},"labels":{"jo@example.com":"x"},"anything":{"free":{"deep":1}},"customer":{"name":"Jo"}},{"customer":{"company":"Acme"}}]""",
            "X-Tenant", "User-Agent", "Accept", "X-API-Key", "traceparent") with { Cookies = "session=abc" };

        Assert.Empty(Calls.Unknown(call));
        Assert.Equal(
            [
                "Cookie session", "Header x-api-key", "Header x-tenant", "Query filter", "Query sort", "Query states", "QueryValue sort=price", "QueryValue states=done", "QueryValue states=open",
                "ResponseBody 200", "ResponseField 200 [].anything", "ResponseField 200 [].customer", "ResponseField 200 [].customer.company", "ResponseField 200 [].customer.name", "ResponseField 200 [].id",
                "ResponseField 200 [].labels", "ResponseField 200 [].labels.*", "ResponseField 200 [].lines", "ResponseField 200 [].lines[].price", "ResponseField 200 [].lines[].sku", "ResponseField 200 [].parent",
                "ResponseField 200 [].parent.id", "ResponseField 200 [].parent.state", "ResponseField 200 [].state", "ResponseType 200 application/json", "ResponseValue 200 [].state=open", "Status 200",
            ],
            Calls.Known(call));
    }

    [Fact]
    public void Parameters_headers_and_cookies_that_the_contract_lacks_are_told_by_name()
    {
        var call = Calls.Get("/orders?page=2&sort=name&jo%40example.com=1", 200, null, "X-Tier", "X-Forwarded-For", "Sec-Fetch-Mode") with { Cookies = "theme=dark; session=1" };

        Assert.Equal(["Cookie theme", "Header x-tier", "Query *: integer", "Query page: integer", "QueryValue sort=name"], Calls.Unknown(call));
    }

    [Fact]
    public void Members_that_the_contract_lacks_are_told_with_their_types_and_without_their_values()
    {
        var call = Calls.Get("/orders/7", 200, """{"id":"7","vip":true,"address":{"street":"Main St 1","geo":{"lat":1.5,"zoom":3}},"tags":["a"],"lines":[{"sku":"a","weight":2}]}""");

        Assert.Equal(
            [
                "ResponseField 200 address.geo.lat: number", "ResponseField 200 address.geo.zoom: integer", "ResponseField 200 address.geo: object", "ResponseField 200 address.street: string",
                "ResponseField 200 address: object", "ResponseField 200 lines[].weight: integer", "ResponseField 200 tags: array", "ResponseField 200 tags[]: string", "ResponseField 200 vip: boolean",
            ],
            Calls.Unknown(call));
        Assert.DoesNotContain("Main St", string.Join(' ', Calls.Unknown(call)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bodies_of_requests_are_held_against_the_contract_too() =>
        Assert.Equal(["RequestField coupon: string", "RequestValue state=parked"], Calls.Unknown(Calls.Post("""{"state":"parked","coupon":"SECRET-123"}""")));

    [Theory]
    [InlineData("parked", "RequestValue state=parked")]
    [InlineData("on-hold", "RequestValue state=on-hold")]
    [InlineData("jo@example.com", "RequestValue state=*")]
    [InlineData("tvz_0123456789abcdefghij", "RequestValue state=*")]
    [InlineData("4111111111111111", "RequestValue state=*")]
    [InlineData("Jo Miller, 12 Main Street", "RequestValue state=*")]
    [InlineData("0190aaaa-0000-7000-8000-000000000001", "RequestValue state=*")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9", "RequestValue state=*")]
    public void Of_a_value_that_no_enumeration_has_only_a_plain_word_is_kept(string value, string fact) =>
        Assert.Equal([fact], Calls.Unknown(Calls.Post($$"""{"state":"{{value}}"}""")));

    [Fact]
    public void Statuses_and_media_types_that_the_contract_lacks_are_told()
    {
        Assert.Equal(["Status 418"], Calls.Unknown(Calls.Get("/orders", 418)));
        Assert.Equal(["ResponseType 200 text/csv"], Calls.Unknown(Calls.Get("/orders") with { HasResponseBody = true, ResponseType = "text/csv; header=present" }));
        Assert.Equal(["RequestType application/xml"], Calls.Unknown(Calls.Post("", "application/xml")));
        Assert.Empty(Calls.Unknown(Calls.Get("/orders/7", 500) with { HasResponseBody = true, ResponseType = "application/problem+json" }));
        Assert.Empty(Calls.Unknown(Calls.Get("/orders", 409) with { Method = "POST" }));
    }

    [Fact]
    public void What_a_door_answers_to_strangers_is_no_drift()
    {
        Assert.Empty(Calls.Unknown(Calls.Get("/orders", 401) with { ApplicationId = null, Forwarded = false }));
        Assert.Equal(["Status 429"], Calls.Unknown(Calls.Get("/orders", 429) with { Forwarded = false }));
    }

    [Fact]
    public void A_path_or_method_that_the_contract_lacks_is_told_in_its_own_words_and_only_of_callers_that_are_known()
    {
        Assert.Equal("GET /orders/{id}/lines/{id}", Calls.Read(Calls.Get("/orders/4711/lines/99831", 404))!.Operation);
        Assert.Equal("DELETE /orders/{id}", Calls.Read(Calls.Get("/orders/7", 405) with { Method = "DELETE" })!.Operation);
        Assert.Equal("GET /orders/{id}/jo", Calls.Read(Calls.Get("/orders/x/jo", 404))!.Operation);
        Assert.Equal("GET /orders/{id}/{id}", Calls.Read(Calls.Get("/orders/x/Jo%20Miller", 404))!.Operation);
        Assert.Equal(["Operation", "Status 404"], Calls.Unknown(Calls.Get("/orders/1/lines", 404)));
        Assert.Null(Calls.Read(Calls.Get("/orders/1/lines", 404) with { ApplicationId = null }));
        Assert.Null(Calls.Read(Calls.Get("/orders/1/lines", 204) with { Method = "OPTIONS" }));
        Assert.Null(Calls.Read(Calls.Get("/orders", 499)));
    }

    [Fact]
    public void A_workload_of_the_mesh_is_a_caller_as_an_application_is()
    {
        Assert.Equal(Calls.Red, ShapeCaller.Application(Calls.Read(Calls.Get("/orders"))!.Caller));
        var mesh = Calls.Read(Calls.Get("/orders") with { ApplicationId = null, Workload = "voyages" })!.Caller;
        Assert.Equal(("voyages", null), (ShapeCaller.Workload(mesh), ShapeCaller.Application(mesh)));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public void A_compressed_answer_is_read_as_it_was_meant(string encoding)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding switch { "gzip" => new GZipStream(packed, CompressionMode.Compress, true), "br" => new BrotliStream(packed, CompressionMode.Compress, true), _ => new ZLibStream(packed, CompressionMode.Compress, true) })
        {
            stream.Write("""{"vip":true}"""u8);
        }
        var cut = false;

        var plain = ContentCoding.Decode(packed.ToArray(), encoding, JsonFields.MostInflated, ref cut);

        Assert.Equal("""{"vip":true}""", Encoding.UTF8.GetString(plain!.Value.Span));
        Assert.False(cut);
        ContentCoding.Decode(packed.ToArray().AsMemory(0, 5), encoding, JsonFields.MostInflated, ref cut);
        ContentCoding.Decode("not packed"u8.ToArray(), encoding, JsonFields.MostInflated, ref cut);
    }

    [Fact]
    public void A_body_that_is_cut_off_or_nonsense_counts_up_to_there()
    {
        var facts = new HashSet<ShapeFact>();
        var schema = Calls.Orders.Find("GET", "/orders/7")!.Response(200)!.Body;

        JsonFields.Read("""{"vip":true,"id":"1","lines":[{"sku":"""u8, isCut: true, schema, ofRequest: false, 200, facts);
        Assert.Equal(["cut", "id", "lines", "vip"], facts.Select(fact => fact.Name).Order(StringComparer.Ordinal));
        JsonFields.Read("<html>"u8, isCut: false, schema, ofRequest: false, 200, facts);
        JsonFields.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 10_000))), isCut: false, schema, ofRequest: false, 200, facts);
        JsonFields.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"parent\":", 10_000))), isCut: false, schema, ofRequest: false, 200, facts);
        Assert.True(facts.Count < 200);
    }

    [Fact]
    public async Task A_body_goes_by_unchanged_and_only_its_beginning_is_heard()
    {
        var body = new byte[100_000];
        Random.Shared.NextBytes(body);
        var captured = new CapturedBody();
        await using var tapped = new TappedRequest(new MemoryStream(body), captured);
        var arrived = new MemoryStream();

        await tapped.CopyToAsync(arrived, TestContext.Current.CancellationToken);

        Assert.Equal(body, arrived.ToArray());
        Assert.True(captured.IsCut);
        Assert.Equal(body.AsSpan(0, CapturedBody.Most).ToArray(), captured.Take().ToArray());
        captured.Release();
        captured.Add(body);
        Assert.Equal(0, captured.Take().Length);
    }
}
