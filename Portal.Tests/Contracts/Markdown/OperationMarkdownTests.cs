using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Markdown;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Markdown;

public sealed class OperationMarkdownTests
{
    private static readonly string Corpus = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    private static readonly MarkdownScene Outsider = new(false, name => $"/schemas/{name}.md", id => $"/operations/{id}.md");

    [Fact]
    public void An_operation_is_written_out_whole()
    {
        var text = Write(Documents.Open("""
            openapi: 3.1.1
            info: { title: T, version: "1" }
            paths:
              /trips/{id}:
                post:
                  operationId: book
                  summary: Book | a trip
                  description: "Books *it*. <script>alert(1)</script>"
                  deprecated: true
                  security: [{ oauth: [trips] }, {}]
                  parameters:
                    - { name: id, in: path, required: true, description: "Which\none", schema: { type: string, maxLength: 9 }, example: t|1 }
                    - { name: tags, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string, enum: [a, b] } } }
                    - { name: secret, in: query, x-internal: true, schema: { type: string } }
                  requestBody:
                    required: true
                    content: { application/json: { schema: { $ref: '#/components/schemas/Trip' }, examples: { small: { summary: A small one, value: { name: x } } } } }
                  responses:
                    "201": { description: Made, headers: { Location: { description: Where, schema: { type: string } } }, links: { get: { operationId: book } } }
                    "404": { description: No such trip, content: { application/problem+json: { schema: { type: object, properties: { code: { const: gone } } } } } }
            components:
              securitySchemes: { oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://t.example', scopes: { trips: Book trips } } } } }
              schemas:
                Trip:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string, minLength: 1, description: "First line\n\n- a list\n- of things" }
                    hidden: { type: string, x-internal: true }
                    next: { $ref: '#/components/schemas/Trip' }
            """), "book");

        Assert.Contains("`POST https://api.example/trips/{id}`", text, StringComparison.Ordinal);
        Assert.Contains("**Deprecated.**", text, StringComparison.Ordinal);
        Assert.Contains("- access token by OAuth 2 with the scope `trips` (Book trips)", text, StringComparison.Ordinal);
        Assert.Contains("- `id` (path, string, required)", text, StringComparison.Ordinal);
        Assert.Contains("At most 9 characters", text, StringComparison.Ordinal);
        Assert.Contains("Example: `t|1`", text, StringComparison.Ordinal);
        Assert.Contains("style pipeDelimited, not exploded", text, StringComparison.Ordinal);
        Assert.Contains("One of `a`, `b`", text, StringComparison.Ordinal);
        Assert.Contains("## Request body (required)", text, StringComparison.Ordinal);
        Assert.Contains("- `name` (string, required)", text, StringComparison.Ordinal);
        Assert.Contains("- `next` ([Trip](/schemas/Trip.md) (again))", text, StringComparison.Ordinal);
        Assert.Contains("A small one:", text, StringComparison.Ordinal);
        Assert.Contains("### 201 Made", text, StringComparison.Ordinal);
        Assert.Contains("- `Location` (header, string) Where", text, StringComparison.Ordinal);
        Assert.Contains("leads to [book](/operations/book.md)", text, StringComparison.Ordinal);
        Assert.Contains("## Errors", text, StringComparison.Ordinal);
        Assert.Contains("Always `gone`", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stripe/spec3.json")]
    [InlineData("github/api.github.com.json")]
    public void Every_operation_of_a_large_public_contract_is_written_and_none_brings_html_or_takes_long(string file)
    {
        Assert.SkipUnless(Directory.Exists(Corpus), "The corpus is not beside this checkout (../shared/corpus).");
        var document = ContractReader.Read(File.ReadAllBytes(Path.Combine(Corpus, file))).Document!;
        var slowest = (Id: "", Time: TimeSpan.Zero);
        foreach (var (operation, index) in document.Operations.Select((operation, index) => (operation, index)))
        {
            var clock = ThreadTime.Start();
            var text = Write(document, operation.Id);
            slowest = clock.Elapsed > slowest.Time ? (operation.Id, clock.Elapsed) : slowest;
            if (index % 10 == 0)
            {
                var read = Markdig.Markdown.Parse(text, new MarkdownPipelineBuilder().UsePipeTables().Build());
                Assert.True(!read.Descendants<HtmlBlock>().Any() && !read.Descendants<HtmlInline>().Any(), operation.Id);
            }
        }
        TestContext.Current.SendDiagnosticMessage($"{file}: slowest {slowest.Id} in {slowest.Time.TotalMilliseconds:0} ms");
        Assert.True(slowest.Time < TimeSpan.FromSeconds(5), $"{slowest}");
    }

    private static string Write(ContractDocument document, string id)
    {
        var operation = document.OutlineFor(insider: false).FindOperation(id)!;
        var writer = new MarkdownWriter();
        OperationMarkdown.Write(writer, operation, Outsider, $"{operation.Summary.Method} https://api.example{operation.Summary.Path}");
        return writer.ToString();
    }
}
