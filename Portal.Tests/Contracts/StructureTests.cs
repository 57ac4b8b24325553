using Portal.Api.Contracts;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts;

/// <summary>Documents are held against the OpenAPI Initiative's own schemas, and told what is wrong in the specification's words.</summary>
public sealed class StructureTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    [Theory]
    [InlineData("\"sumary\":\"S\",\"responses\":{\"200\":{\"description\":\"D\"}}", "/paths/~1a/get/sumary", "'sumary' is no field of an operation; did you mean 'summary'?")]
    [InlineData("\"responses\":{\"200\":{\"description\":5}}", "/paths/~1a/get/responses/200/description", "'description' must be a string; a number was given: put it in quotes.")]
    [InlineData("\"responses\":{\"200\":{}}", "/paths/~1a/get/responses/200", "'description' is missing: a response needs it. A sentence is enough.")]
    [InlineData("\"responses\":{\"2000\":{\"description\":\"D\"}}", "/paths/~1a/get/responses", "A response stands under a status such as 200 (in quotes), a class such as 4XX, or default.")]
    [InlineData("\"tags\":\"a\",\"responses\":{\"200\":{\"description\":\"D\"}}", "/paths/~1a/get/tags", "'tags' must be an array; a string was given.")]
    [InlineData("\"parameters\":[{\"name\":\"n\",\"in\":\"body\",\"schema\":{}}],\"responses\":{\"200\":{\"description\":\"D\"}}", "/paths/~1a/get/parameters/0/in", "'in' must be one of query, header, path or cookie; \"body\" was given.")]
    [InlineData("\"parameters\":[{\"$ref\":\"#/components/parameters/p\",\"in\":\"body\"}],\"responses\":{\"200\":{\"description\":\"D\"}}", null, null)]
    public void An_operation_that_is_not_as_the_specification_says_is_told_so_with_the_remedy(string operation, string? path, string? message)
    {
        var read = Documents.Read($$$"""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"components":{"parameters":{"p":{"name":"p","in":"query","schema":{} } } },"paths":{"/a":{"get":{ {{{operation}}} } } } }""");

        if (path is null)
        {
            Assert.Empty(read.Problems);
            return;
        }
        var problem = Assert.Single(read.Problems);
        Assert.Equal((path, message, true), (problem.Path, problem.Message, problem.IsError));
    }

    [Theory]
    [InlineData("3.0.3", """{"type":"string","nullable":true,"exclusiveMinimum":true}""", null)]
    [InlineData("3.0.3", """{"type":["string","null"]}""", "/type")]
    [InlineData("3.0.3", """{"properties":{"a":{"tipe":"string"}}}""", "/properties/a/tipe")]
    [InlineData("3.0.3", """{"oneOf":[{"type":"strin"}]}""", "/oneOf/0/type")]
    [InlineData("3.1.1", """{"exclusiveMinimum":true}""", "/exclusiveMinimum")]
    [InlineData("3.1.1", """{"properties":{"a":{"items":{"type":"strin"}}}}""", "/properties/a/items/type")]
    [InlineData("3.1.1", """{"anyWord":5,"prefixItems":[true]}""", null)]
    [InlineData("3.2.0", """{"xml":{"nodeType":"none"},"minLength":"3"}""", "/minLength")]
    public void A_schema_is_held_against_the_dialect_of_its_document(string version, string schema, string? path)
    {
        var read = Documents.Read($$$"""{"openapi":"{{{version}}}","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{{{schema}}} } } }""");

        Assert.Equal(path is null ? [] : ["/components/schemas/A" + path], read.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Schemas_of_a_dialect_that_is_not_known_are_left_alone()
    {
        var read = Documents.Read("""{"openapi":"3.1.1","jsonSchemaDialect":"http://json-schema.org/draft-07/schema#","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"exclusiveMinimum":true}}}}""");

        Assert.True(read.IsReadable, string.Join('\n', read.Problems));
    }

    [Fact]
    public void An_odd_address_is_worth_a_word_and_no_reason_to_refuse()
    {
        var read = Documents.Read("""{"openapi":"3.1.1","info":{"title":"T","version":"1","contact":{"email":"nobody"}},"paths":{}}""");

        Assert.True(read.IsReadable);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(("/info/contact/email", false), (problem.Path, problem.IsError));
    }

    [Fact]
    public void The_place_of_a_problem_is_that_of_the_name_that_is_wrong()
    {
        var problem = Assert.Single(Documents.Read("openapi: 3.1.1\ninfo:\n  title: T\n  version: '1'\n  contacts: {}\npaths: {}\n").Problems);

        Assert.Equal(("/info/contacts", 5, 3), (problem.Path, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("v3.0/_archive_/schemas/v3.0/pass", 6)]
    [InlineData("v3.1-dev/tests/schema/pass", 35)]
    [InlineData("v3.2-dev/tests/schema/pass", 37)]
    public void Every_document_that_the_Initiative_calls_right_is_right(string folder, int count) =>
        Offenders.None(Judge(folder, count).Where(judged => judged.Problems.Any(problem => problem.IsError)).Select(judged => $"{judged.File}: {judged.Problems[0]}"));

    [Theory]
    [InlineData("v3.1-dev/tests/schema/fail", 11)]
    [InlineData("v3.2-dev/tests/schema/fail", 29)]
    public void Every_document_that_the_Initiative_calls_wrong_is_wrong(string folder, int count) =>
        Offenders.None(Judge(folder, count).Where(judged => !judged.Problems.Any(problem => problem.IsError)).Select(judged => judged.File));

    /// <summary>The Initiative's documents are about form alone: some name operations twice, or refer to nothing.</summary>
    private static List<(string File, List<ContractProblem> Problems)> Judge(string folder, int count)
    {
        var path = Path.Combine(Folder, "oai-tests", folder);
        Assert.SkipUnless(Directory.Exists(path), "The corpus is not beside this checkout (../shared/corpus).");
        var judged = Directory.EnumerateFiles(path, "*.yaml").Select(file => (Path.GetFileName(file), StructureOf(File.ReadAllBytes(file)))).ToList();
        Assert.Equal(count, judged.Count);
        return judged;
    }

    private static List<ContractProblem> StructureOf(byte[] bytes)
    {
        var findings = new Portal.Api.Contracts.Checks.Findings();
        Portal.Api.Contracts.Checks.StructureChecks.Run((Portal.Api.Contracts.Nodes.ObjectNode)Portal.Api.Contracts.Nodes.NodeText.Read(bytes, ContractFormat.Yaml), findings);
        return [.. findings.Problems];
    }
}
