namespace Portal.Tests.Contracts;

public sealed class ContractChecksTests
{
    [Theory]
    [InlineData("{}", "/openapi", "must name the version")]
    [InlineData("""{"swagger":"2.0"}""", "", "'info' is missing")]
    [InlineData("""{"openapi":"4.0.0"}""", "/openapi", "3.0, 3.1 and 3.2")]
    [InlineData("""{"openapi":"3.1.1","paths":{}}""", "", "'info' is missing: a contract needs it")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":1.0},"paths":{}}""", "/info/version", "put it in quotes")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":[]}""", "/paths", "object")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{"a":{}}}""", "/paths/a", "begins with '/'")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{"/a/{b}":{"get":{"responses":{}}}}}""", "/paths/~1a~1{b}/get", "no parameter of that name")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"operationId":"x"},"put":{"operationId":"x"}}}}""", "/paths/~1a/put/operationId", "no other operation")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"responses":{"20":{}}}}}}""", "/paths/~1a/get/responses", "under a status")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"type":"text"}}}}""", "/components/schemas/A/type", "must be one of array, boolean")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"properties":{"b":{"required":true}}}}}}""", "/components/schemas/A/properties/b/required", "list of names")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"minLength":-1}}}}""", "/components/schemas/A/minLength", "at least 0")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"items":{"$ref":"#/nope"}}}}}""", "/components/schemas/A/items", "nothing at")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"$ref":"https://evil.example/x.json"}}}}""", "/components/schemas/A", "outside this document")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"$ref":"#/components/schemas/A"}}}}""", "/components/schemas/A", "refers to itself")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}}}""", "/components/schemas/A", "refers to itself")]
    [InlineData("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"$ref":""}}}}""", "/components/schemas/A", "is empty")]
    public void A_broken_contract_is_refused_with_pointer_and_reason(string json, string path, string words)
    {
        var read = Documents.Read(json);

        Assert.False(read.IsReadable);
        Assert.Contains(read.Problems, problem => problem.Path == path && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_scheme_that_is_not_declared_is_told_and_still_shown_as_a_credential()
    {
        var read = Documents.Read("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"security":[{"key":["read"]}],"paths":{"/a":{"get":{"operationId":"a","responses":{"200":{"description":"D"}}}}}}""");

        Assert.Contains(read.Problems, problem => problem is { Path: "/security", IsError: false } && problem.Message.Contains("No scheme 'key'", StringComparison.Ordinal));
        var part = Assert.Single(Assert.Single(read.Document!.FindOperation("a")!.Security).Parts);
        Assert.Equal(("key, which the contract does not describe", "read"), (part.Scheme.InWords, Assert.Single(part.Scopes)));
    }

    [Theory]
    // A schema may contain itself through a property, a property may be called $ref, and examples hold any data.
    [InlineData("""{"A":{"properties":{"next":{"$ref":"#/components/schemas/A"}}}}""")]
    [InlineData("""{"A":{"properties":{"$ref":{"type":"string"}}}}""")]
    [InlineData("""{"A":{"example":{"$ref":"#/nope"},"default":{"$ref":5},"x-any":{"$ref":"file.json"}}}""")]
    [InlineData("""{"A":{"minLength":5.0,"maximum":1.79e308,"type":["string","null"]}}""")]
    [InlineData("""{"A":true}""")]
    public void What_looks_wrong_and_is_not_passes(string schemas) =>
        Assert.Empty(Documents.Read("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":""" + schemas + "}}").Problems);

    [Fact]
    public void Two_paths_that_no_request_can_tell_apart_are_remarked_on_and_still_published()
    {
        var operation = """{"get":{"parameters":[{"name":"N","in":"path","required":true,"schema":{"type":"string"}}],"responses":{"200":{"description":"D"}}}}""";
        var read = Documents.Read($$$"""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{"/a/{b}":{{{operation.Replace("N", "b", StringComparison.Ordinal)}}},"/a/{c}":{{{operation.Replace("N", "c", StringComparison.Ordinal)}}}}}""");

        Assert.True(read.IsReadable);
        Assert.False(Assert.Single(read.Problems).IsError);
    }

    [Fact]
    public void An_empty_operationId_counts_as_none()
    {
        var read = Documents.Read("""{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"operationId":"","responses":{"200":{"description":"D"}}},"put":{"operationId":"","responses":{"200":{"description":"D"}}}}}}""");

        Assert.True(read.IsReadable);
        Assert.Equal(["/paths/~1a/get/operationId", "/paths/~1a/put/operationId"], read.Problems.Select(problem => problem.Path));
        Assert.All(read.Document!.Operations, operation => Assert.NotEmpty(operation.Id));
        Assert.Equal(2, read.Document.Operations.Select(operation => operation.Id).Distinct().Count());
    }
}
