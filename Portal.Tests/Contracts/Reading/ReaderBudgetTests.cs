using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Contracts.Reading;

/// <summary>What reading may cost. Each refusal says which limit, where, and the number; what stays within is read.</summary>
public sealed class ReaderBudgetTests
{
    private static readonly NodeBudget Wide = NodeBudget.Default;

    public static TheoryData<string, string, int, string, int> Limits => new()
    {
        // what, document, how much of it is one too many, what is said, line
        { "size", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\n", 50, "MB is the most that is taken", 1 },
        { "depth", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\nx-a: [[[[1]]]]\n", 5, "nested deeper than 5 levels", 4 },
        { "depth", "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{},\n\"x-a\":[[[[1]]]]}", 5, "nested deeper than 5 levels", 2 },
        { "values", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\nx-a: [1, 2, 3, 4, 5]\n", 10, "more than 10 values", 4 },
        { "values", "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{},\n\"x-a\":[1,2,3,4,5]}", 10, "more than 10 values", 2 },
        { "aliases", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\nx-a: &a 1\nx-b: [*a, *a,\n *a]\n", 2, "Aliases are used more than 2 times", 6 },
        { "references", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { A: {}, B: { $ref: '#/components/schemas/A' },\n C: { $ref: '#/components/schemas/A' } } }\n", 1, "'$ref' is used more than 1 times", 5 },
        { "chain", "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { A: {}, B: { $ref: '#/components/schemas/A' }, C: { $ref: '#/components/schemas/B' },\n D: { $ref: '#/components/schemas/C' } } }\n", 2, "More than 2 references follow one another", 5 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_document_beyond_a_limit_is_refused_with_the_place_and_the_number_and_within_it_is_read(string what, string text, int limit, string words, int line)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var refused = ContractReader.Read(bytes, null, Budget(what, limit));

        Assert.False(refused.IsReadable);
        Assert.Contains(words, refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(line, refused.Problems[0].Line);
        Assert.True(ContractReader.Read(bytes, null, Budget(what, limit + 40)).IsReadable);
    }

    [Theory]
    [InlineData(ContractFormat.Json)]
    [InlineData(ContractFormat.Yaml)]
    [InlineData(ContractFormat.Zip)]
    public void Reading_ends_when_its_time_is_over_and_says_how_far_it_came(ContractFormat format)
    {
        var text = """{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"x-a":[""" + string.Join(",\n", Enumerable.Range(0, 10_000)) + "]}";
        var bytes = format is ContractFormat.Zip ? new UploadFolder { ["openapi.json"] = text }.Zip() : Encoding.UTF8.GetBytes(text);

        var read = ContractReader.Read(bytes, format, Wide with { Time = TimeSpan.FromTicks(1) });

        Assert.False(read.IsReadable);
        Assert.Contains("could not be read within", Assert.Single(read.Problems).Message, StringComparison.Ordinal);
        Assert.True(ContractReader.Read(bytes, format).IsReadable);
    }

    [Fact]
    public void The_largest_document_that_is_taken_is_64_megabytes()
    {
        var problem = Assert.Single(ContractReader.Read(new byte[(64 * 1024 * 1024) + 1]).Problems);

        Assert.Equal("The document has 64.0 MB; 64 MB is the most that is taken.", problem.Message);
    }

    [Fact]
    public void Cycles_of_every_kind_are_fine()
    {
        var document = Documents.Open("""
            openapi: 3.1.1
            info: { title: T, version: '1' }
            paths:
              /a:
                post:
                  responses: { '200': { description: D, links: { again: { operationRef: '#/paths/~1a/post' } } } }
                  callbacks:
                    again: { '{$request.body#/url}': { $ref: '#/paths/~1a' } }
            components:
              schemas:
                Self: { properties: { self: { $ref: '#/components/schemas/Self' } } }
                One: { allOf: [{ $ref: '#/components/schemas/Other' }] }
                Other: { anyOf: [{ $ref: '#/components/schemas/One' }] }
                Inner: { $defs: { Deep: { items: { $ref: '#/components/schemas/Inner' } } }, $ref: '#/components/schemas/Inner/$defs/Deep' }
                Named: { $id: 'https://a.example/named', $anchor: here, properties: { a: { $ref: '#here' }, b: { $ref: named } } }
            """);

        Assert.Equal(5, document.SchemaNames.Count);
        Assert.NotNull(document.FindOperation(document.Operations[0].Id));
    }

    private static NodeBudget Budget(string what, int limit) => what switch
    {
        "size" => Wide with { MostBytes = limit },
        "depth" => Wide with { MostDepth = limit },
        "values" => Wide with { MostValues = limit },
        "aliases" => Wide with { MostAliases = limit },
        "references" => Wide with { MostReferences = limit },
        _ => Wide with { LongestChain = limit },
    };
}
