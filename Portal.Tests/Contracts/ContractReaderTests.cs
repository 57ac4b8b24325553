using System.Text;
using Portal.Api.Contracts;

namespace Portal.Tests.Contracts;

public sealed class ContractReaderTests
{
    private const string Minimal = """{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{}}""";

    [Fact]
    public void Json_and_yaml_of_the_same_content_read_the_same()
    {
        var yaml = Documents.Open(Documents.Yaml("  /a:\n    get:\n      operationId: a\n      responses:\n        200: { description: ok }"));
        var json = Documents.Open(Encoding.UTF8.GetString(yaml.As(ContractFormat.Json).Span));

        Assert.Equal(ContractFormat.Json, json.Format);
        Assert.Equal(yaml.Operations, json.Operations);
        Assert.Equal("Trips", json.Title);
    }

    [Fact]
    public void The_published_bytes_come_back_untouched_in_their_own_format()
    {
        var bytes = Encoding.UTF8.GetBytes("# a comment\n" + Documents.Yaml());
        var document = ContractReader.Read(bytes).Document!;

        Assert.Equal(bytes, document.As(ContractFormat.Yaml).ToArray());
    }

    [Fact]
    public void Numbers_keep_their_spelling_and_members_their_order_through_a_conversion()
    {
        var document = Documents.Open("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"x-n":{"z":1.50,"a":12345678901234567890123,"m":1e400,"t":"1.50","e":"","u":"😀 é","l":"one\ntwo\n"}}""");
        var yaml = Encoding.UTF8.GetString(document.As(ContractFormat.Yaml).Span);
        var back = Encoding.UTF8.GetString(Documents.Open(yaml).As(ContractFormat.Json).Span);

        Assert.Contains("z: 1.50", yaml, StringComparison.Ordinal);
        Assert.Equal(
            Encoding.UTF8.GetString(ContractReader.Read(document.Bytes).Document!.As(ContractFormat.Json).Span),
            back.ReplaceLineEndings("").Replace(": ", ":", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no", "\"no\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("2026-01-02", "\"2026-01-02\"")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("+.50", "0.50")]
    [InlineData("007", "7")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("~", "null")]
    [InlineData("True", "true")]
    [InlineData("!!str 12", "\"12\"")]
    [InlineData("'12'", "\"12\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    public void Plain_scalars_are_what_the_core_schema_of_yaml_1_2_says(string written, string json)
    {
        var document = Documents.Open(Documents.Yaml(rest: $"x-value: {written}"));

        Assert.Contains($"\"x-value\": {json}", Encoding.UTF8.GetString(document.As(ContractFormat.Json).Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.True(ContractReader.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Minimal)).ToArray()).IsReadable);

    [Theory]
    [InlineData("{\"openapi\":\"3.1.1\",\"openapi\":\"3.1.1\"}", 1, 20, "stands twice")]
    [InlineData("openapi: 3.1.1\nopenapi: 3.1.1\n", 2, 1, "stands twice")]
    [InlineData("{\"openapi\": \"3.1.1\",\n  \"info\": {\"title\"", 2, 19, "not JSON")]
    [InlineData("openapi: 3.1.1\ninfo:\n\ttitle: x\n", 3, 1, "tab")]
    [InlineData("a: *nothing\n", 1, 4, "no anchor")]
    [InlineData("a: &a\n  b: *a\n", 2, 6, "no end")]
    [InlineData("a: .nan\n", 1, 4, "not a number")]
    [InlineData("a: !!python/object:os.system x\n", 1, 4, "tag")]
    [InlineData("base: &b {x: 1}\nc:\n  <<: *b\n", 3, 3, "merge")]
    [InlineData("a: 1\n---\nb: 2\n", 2, 1, "second YAML document")]
    [InlineData("", 1, 1, "empty")]
    [InlineData("{\"a\":\"\\ud800\"}", 1, 6, "surrogate")]
    [InlineData("[1]", 1, 1, "is an object")]
    [InlineData("just text", 1, 1, "is an object")]
    public void What_cannot_be_read_is_told_with_its_place(string text, int line, int column, string words)
    {
        var read = Documents.Read(text);

        Assert.False(read.IsReadable);
        var problem = Assert.Single(read.Problems);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void Text_in_another_encoding_is_refused_with_the_place_of_the_first_wrong_byte()
    {
        byte[] latin1 = [.. "openapi: 3.1.1\ninfo: { title: caf"u8, 0xE9, .. ", version: '1' }\n"u8];

        var problem = Assert.Single(ContractReader.Read(latin1).Problems);

        Assert.Equal((2, 19), (problem.Line, problem.Column));
        Assert.Contains("UTF-8", problem.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Single(ContractReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Minimal)).ToArray()).Problems).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "yaml bomb", "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(n => $"{(char)('a' + n)}: &{(char)('a' + n)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + n - 1)}", 10))}]\n")) },
        { "deep yaml flow", new string('[', 10_000) },
        { "deep yaml block", string.Concat(Enumerable.Range(0, 2_000).Select(n => new string(' ', n) + "a:\n")) },
        { "deep json", "{\"a\":" + new string('[', 100_000) },
        { "deep by aliases", "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 300).Select(n => $"a{n}: &a{n} [*a{n - 1}]\n")) },
        { "long chain", "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{},\"components\":{\"schemas\":{" + string.Join(',', Enumerable.Range(0, 3_000).Select(n => $"\"S{n}\":{{\"$ref\":\"#/components/schemas/S{n + 1}\"}}")) + ",\"S3000\":{}}}}" },
        { "too large", new string(' ', (64 * 1024 * 1024) + 1) },
        // The parser ends a map here that it has not begun.
        { "lost parser", ": \n        s:\n                o:\n                e:\n                s: \n                o:\n                e: \n                e: \n                '': \n        a:\n         : " },
        { "many wrong references", "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{},\"components\":{\"schemas\":{\"A\":{\"anyOf\":[" + string.Join(',', Enumerable.Repeat("{\"$ref\":\"#/nowhere\"}", 20_000)) + "]}}}}" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_documents_are_refused_soon(string what, string text)
    {
        var clock = ThreadTime.Start();
        var read = Documents.Read(text);

        Assert.False(read.IsReadable, what);
        Assert.InRange(read.Problems.Count, 1, 100);
        // Far above what it takes (under 0.3 s), and far below what an unbounded reader would.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{what} took {clock.Elapsed}");
    }

    [Fact]
    public void Every_way_of_cutting_a_document_short_is_an_answer_and_never_an_exception()
    {
        var whole = Documents.Yaml("  /a/{b}:\n    get:\n      parameters: [{ name: b, in: path, required: true, schema: { type: string } }]\n      responses:\n        \"200\": { description: 'ok' }");
        Assert.True(Documents.Read(whole).IsReadable);
        var json = Encoding.UTF8.GetString(Documents.Open(whole).As(ContractFormat.Json).Span);

        foreach (var text in (string[])[whole, json])
        {
            for (var length = 0; length < text.Length; length++)
            {
                var read = Documents.Read(text[..length]);
                Assert.True(read.IsReadable || read.Problems.Count > 0);
            }
        }
    }
}
