using System.Text;
using System.Text.Json.Nodes;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Drift.Proposals;

namespace Portal.Tests.Drift;

/// <summary>Only what is added changes in a contract's text, however that is written.</summary>
public sealed class ProposalTextTests
{
    [Fact]
    public void What_is_added_to_a_block_goes_behind_its_last_member_and_everything_else_stays()
    {
        var proposed = Add(DriftScene.Trips, draft => draft.At(Schema(draft, "Quote")).Object("properties").Set("beds", new JsonObject { ["type"] = "integer" }));

        Assert.Equal(DriftScene.Trips.Replace("          items: { $ref: '#/components/schemas/Part' }", "          items: { $ref: '#/components/schemas/Part' }\n        beds:\n          type: integer", StringComparison.Ordinal), Text(proposed));
        Assert.Equal(
            """
            --- in force
            +++ proposed
            @@ -35,5 +35,7 @@
                     # One for each supplier.
                     parts:
                       type: array
                       items: { $ref: '#/components/schemas/Part' }
            +        beds:
            +          type: integer
                 Part: { type: object, properties: { name: { type: string } } }

            """.ReplaceLineEndings("\n"),
            proposed.Diff);
    }

    [Fact]
    public void What_is_added_between_brackets_stays_between_them()
    {
        var proposed = Add(DriftScene.Trips, draft => draft.At(Schema(draft, "Part")).Object("properties").Set("418", new JsonObject { ["x-y"] = "yes", ["x-z"] = new JsonArray(1, true, "a: b # c") }));

        Assert.Contains("Part: { type: object, properties: { name: { type: string }, \"418\": { x-y: \"yes\", x-z: [1, true, \"a: b # c\"] } } }", Text(proposed), StringComparison.Ordinal);
        Assert.Contains("-    Part: {", proposed.Diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openapi: 3.1.1\r\ninfo: {title: T, version: '1.10', x-n: 1.10}\r\npaths:\r\n  /a:\r\n    get:\r\n      responses:\r\n        '200': &ok\r\n          description: |\r\n            Two\r\n            lines\r\n\r\n        # The rest.\r\n        '404':\r\n          description: >-\r\n            None\r\n\r\n# The end\r\n")]
    [InlineData("openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    get:\n      parameters:\n      - { name: q, in: query, schema: {} }\n      responses:\n        '200': {description: ok}   # comment: with { braces")]
    [InlineData("\uFEFF{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"T😀\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"parameters\":[],\"responses\":{\"200\":{\"description\":\"größe\"}}}}}}")]
    [InlineData("{\n\t\"openapi\": \"3.1.1\",\n\t\"info\": { \"title\": \"T\", \"version\": \"1\", \"x-n\": 1.50e3 },\n\t\"paths\": {\n\t\t\"/a\": {\n\t\t\t\"get\": {\n\t\t\t\t\"responses\": {\n\t\t\t\t\t\"200\": { \"description\": \"a } b\" }\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}\n")]
    [InlineData("openapi: 3.1.1\ninfo:\n  title: T\n  version: '1'\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: \"two\n            lines\"\n          x-null:\n")]
    public void Every_manner_of_writing_is_kept_character_by_character(string text)
    {
        var proposed = Add(text, draft =>
        {
            var get = draft.Document.Root["paths"].Get("/a").Get("get") as ObjectNode;
            draft.At(get!).AddItem("parameters", new JsonObject { ["name"] = "page", ["in"] = "query", ["description"] = "A: b\n# c", ["schema"] = new JsonObject { ["type"] = "integer" } });
            draft.At(get!).Object("responses").Set("418", new JsonObject { ["description"] = "I'm a \"teapot\": {short}" });
            draft.At(get!).Object("responses").Object("200").Object("headers").Set("X-A", new JsonObject { ["schema"] = new JsonObject() });
        });

        var made = Text(proposed);
        Assert.Equal("I'm a \"teapot\": {short}", proposed.Document.Root["paths"].Get("/a").Get("get").Get("responses").Get("418").Text("description"));
        // What was there is what is left when the new text is taken out, in its order.
        var at = 0;
        Assert.All(text, letter => { at = made.IndexOf(letter, at) + 1; Assert.NotEqual(0, at); });
        Assert.Equal(text.Contains("\r\n", StringComparison.Ordinal), made.Contains("\r\n", StringComparison.Ordinal));
        Assert.True(!made.Contains('\r', StringComparison.Ordinal) || !made.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal));
        Assert.Equal(text.StartsWith('\uFEFF'), made.StartsWith('\uFEFF'));
        foreach (var line in text.Split('\n').Where(line => line.TrimStart().StartsWith('#')))
        {
            Assert.Contains(line, made.Split('\n'));
        }
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("x\ny: z")]
    [InlineData("'\"}]{[")]
    [InlineData("#c")]
    [InlineData("yes")]
    [InlineData("1e3")]
    [InlineData("- a")]
    [InlineData("*a")]
    [InlineData("&a !b |")]
    [InlineData("\u2028\u0001é😀")]
    [InlineData("<<")]
    [InlineData("")]
    public void No_name_writes_anything_but_itself(string name)
    {
        foreach (var (text, pointer) in new[] { (DriftScene.Trips, "Quote"), (DriftScene.Trips, "Part"), (Encoding.UTF8.GetString(Read(DriftScene.Trips).As(ContractFormat.Json).Span), "Quote") })
        {
            var proposed = Add(text, draft => draft.At(Schema(draft, pointer)).Object("properties").Set(name, new JsonObject { ["type"] = "string", ["x-w"] = name, ["enum"] = new JsonArray(name, "b") }));

            var added = proposed.Document.Root["components"].Get("schemas").Get(pointer).Get("properties").Get(name);
            Assert.Equal(name, added.Text("x-w"));
            Assert.Equal(name, added.Get("enum").Items()[0].AsString);
        }
    }

    [Fact]
    public void Text_that_cannot_be_added_to_safely_is_left_alone()
    {
        var kept = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\nx-a:\n  b: |+\n    text\n\n\nx-c: 1\n";
        var draft = new ContractDraft(Read(kept));
        draft.At((ObjectNode)draft.Document.Root["x-a"]!).Set("d", JsonValue.Create(1));

        Assert.Null(ProposedText.Write(draft));
    }

    private static ObjectNode Schema(ContractDraft draft, string name) => (ObjectNode)draft.Document.Root["components"].Get("schemas").Get(name)!;

    private static ContractDocument Read(string text)
    {
        var read = ContractReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.True(read.IsReadable, string.Join('\n', read.Problems));
        return read.Document;
    }

    private static ProposedText Add(string text, Action<ContractDraft> add)
    {
        var draft = new ContractDraft(Read(text));
        add(draft);
        var proposed = ProposedText.Write(draft);
        Assert.NotNull(proposed);
        return proposed;
    }

    private static string Text(ProposedText proposed) => Encoding.UTF8.GetString(proposed.Bytes.Span);
}
