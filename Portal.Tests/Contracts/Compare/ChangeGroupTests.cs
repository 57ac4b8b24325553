namespace Portal.Tests.Contracts.Compare;

public sealed class ChangeGroupTests
{
    private const string Before = """
        openapi: 3.1.1
        info: { title: T, version: '1' }
        paths:
          /a: { get: { responses: { 200: { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } } } }
          /b: { get: { responses: { 200: { description: ok, content: { application/json: { schema: { type: object, properties: { owner: { $ref: '#/components/schemas/User' } } } } } } } } }
          /c: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, responses: { 204: { description: done } } } }
        components:
          schemas:
            User: { allOf: [{ type: object, required: [login], properties: { login: { type: string } } }, { type: object, properties: { age: { type: integer } } }] }
        """;

    [Fact]
    public void An_edit_of_a_shared_schema_is_told_once_for_each_way_with_the_operations_that_it_changes()
    {
        var after = Before.Replace("{ age: { type: integer } }", "{ age: { type: string } }", StringComparison.Ordinal);

        var groups = Changed.Between(Documents.Open(Before), Documents.Open(after)).Groups().Where(group => group.First.Rule != "api-version-not-bumped").ToList();

        Assert.Equal(2, groups.Count);
        var answers = Assert.Single(groups, group => group.Component is "User");
        Assert.StartsWith("The property `age` of the schema `User`, in answers, ", answers.Message, StringComparison.Ordinal);
        Assert.Equal(["/a", "/b"], answers.Operations.Select(place => place.Path));
        var request = Assert.Single(groups, group => group.Component is null);
        Assert.Equal(request.First.Message, request.Message);
        Assert.Equal("/c", request.First.Place.Path);
    }

    [Fact]
    public void A_property_that_is_gone_is_named_within_its_schema()
    {
        var after = Before.Replace("required: [login], properties: { login: { type: string } }", "properties: {}", StringComparison.Ordinal);

        var group = Assert.Single(Changed.Between(Documents.Open(Before), Documents.Open(after)).Groups(), group => group.Component is not null);

        Assert.Equal("The property `login` of the schema `User`, in answers, was removed; it was always there.", group.Message);
    }

    [Fact]
    public void Changes_of_single_operations_stay_apart()
    {
        var report = Changed.Between(Documents.Open(Before), Documents.Open(Before.Replace("description: ok", "description: fine", StringComparison.Ordinal)));

        Assert.Equal(report.Changes.Count, report.Groups().Count);
        Assert.All(report.Groups(), group => Assert.Null(group.Component));
    }
}
