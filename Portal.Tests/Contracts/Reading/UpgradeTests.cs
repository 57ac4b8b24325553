using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Portal.Tests.Contracts.Reading;

/// <summary>Documents of OpenAPI 2.0 are shown, called and judged as those of 3.0, and their authors are told about what they wrote.</summary>
public sealed class UpgradeTests
{
    /// <summary>Says everything that 2.0 says in another way than 3.0.</summary>
    private const string Old = """
        swagger: '2.0'
        info: { title: Trips, version: '1' }
        host: api.example.com
        basePath: /v1/
        schemes: [https, http]
        consumes: [application/json, application/xml]
        produces: [application/json]
        securityDefinitions:
          login: { type: basic }
          key: { type: apiKey, name: key, in: header }
          code: { type: oauth2, flow: accessCode, authorizationUrl: 'https://a.example/auth', tokenUrl: 'https://a.example/token', scopes: { 'trips:read': Read } }
          app: { type: oauth2, flow: application, tokenUrl: 'https://a.example/token', scopes: {} }
        security: [{ key: [] }]
        parameters:
          page: { name: page, in: query, type: integer, minimum: 1, default: 1 }
          trip: { name: trip, in: body, required: true, schema: { $ref: '#/definitions/Trip' } }
        responses:
          gone: { description: Gone, schema: { $ref: '#/definitions/Trip' } }
        definitions:
          Trip:
            type: object
            discriminator: kind
            required: [kind]
            properties:
              kind: { type: string }
              note: { type: string, x-nullable: true }
              next: { $ref: '#/definitions/Trip' }
        paths:
          /trips:
            parameters:
              - $ref: '#/parameters/page'
            get:
              operationId: listTrips
              produces: [application/json, text/csv]
              parameters:
                - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
                - { name: ids, in: query, type: array, items: { type: integer } }
                - { name: codes, in: query, type: array, items: { type: string }, collectionFormat: pipes }
                - { name: rows, in: query, type: array, items: { type: string }, collectionFormat: tsv }
                - { name: X-Trace, in: header, type: string, x-example: abc }
              responses:
                '200':
                  description: Found
                  schema: { type: array, items: { $ref: '#/definitions/Trip' } }
                  headers: { X-Total: { type: integer, description: All } }
                  examples: { application/json: [{ kind: a }], application/xml: '<a/>' }
                '410': { $ref: '#/responses/gone' }
            post:
              operationId: addTrip
              security: [{ code: ['trips:read'] }]
              parameters: [{ $ref: '#/parameters/trip' }]
              responses: { '204': { description: Added } }
          /trips/{id}/photo:
            post:
              operationId: addPhoto
              schemes: [http]
              parameters:
                - { name: id, in: path, required: true, type: string }
                - { name: photo, in: formData, type: file, required: true, description: The photo }
                - { name: tags, in: formData, type: array, items: { type: string } }
              responses: { '200': { description: Its bytes, schema: { type: file } } }
        """;

    private static readonly ContractDocument Document = Documents.Open(Old);

    [Theory]
    [InlineData("/openapi", "\"3.0.4\"")]
    [InlineData("/servers", """[{"url":"https://api.example.com/v1"},{"url":"http://api.example.com/v1"}]""")]
    [InlineData("/paths/~1trips~1{id}~1photo/post/servers", """[{"url":"http://api.example.com/v1"}]""")]
    [InlineData("/components/securitySchemes/login", """{"type":"http","scheme":"basic"}""")]
    [InlineData("/components/securitySchemes/code/flows", """{"authorizationCode":{"authorizationUrl":"https://a.example/auth","tokenUrl":"https://a.example/token","scopes":{"trips:read":"Read"}}}""")]
    [InlineData("/components/securitySchemes/app/flows", """{"clientCredentials":{"tokenUrl":"https://a.example/token","scopes":{}}}""")]
    [InlineData("/components/parameters", """{"page":{"name":"page","in":"query","schema":{"type":"integer","minimum":1,"default":1}}}""")]
    [InlineData("/components/requestBodies/trip/content/application~1xml/schema", """{"$ref":"#/components/schemas/Trip"}""")]
    [InlineData("/components/responses/gone/content", """{"application/json":{"schema":{"$ref":"#/components/schemas/Trip"}}}""")]
    [InlineData("/components/schemas/Trip/discriminator", """{"propertyName":"kind"}""")]
    [InlineData("/components/schemas/Trip/properties/note", """{"type":"string","nullable":true}""")]
    [InlineData("/paths/~1trips/parameters/0", """{"$ref":"#/components/parameters/page"}""")]
    [InlineData("/paths/~1trips/get/parameters/0", """{"name":"tags","in":"query","schema":{"type":"array","items":{"type":"string"}}}""")]
    [InlineData("/paths/~1trips/get/parameters/1", """{"name":"ids","in":"query","explode":false,"schema":{"type":"array","items":{"type":"integer"}}}""")]
    [InlineData("/paths/~1trips/get/parameters/2", """{"name":"codes","in":"query","style":"pipeDelimited","explode":false,"schema":{"type":"array","items":{"type":"string"}}}""")]
    [InlineData("/paths/~1trips/get/parameters/3", """{"name":"rows","in":"query","schema":{"type":"string"}}""")]
    [InlineData("/paths/~1trips/get/parameters/4", """{"name":"X-Trace","in":"header","example":"abc","schema":{"type":"string"}}""")]
    [InlineData("/paths/~1trips/get/responses/200/headers", """{"X-Total":{"description":"All","schema":{"type":"integer"}}}""")]
    [InlineData("/paths/~1trips/get/responses/200/content/application~1json/example", """[{"kind":"a"}]""")]
    [InlineData("/paths/~1trips/get/responses/200/content/text~1csv", """{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Trip"}}}""")]
    [InlineData("/paths/~1trips/get/responses/200/content/application~1xml/example", "\"<a/>\"")]
    // The operation has other media types than the document, which the shared response has.
    [InlineData("/paths/~1trips/get/responses/410/content/text~1csv/schema", """{"$ref":"#/components/schemas/Trip"}""")]
    [InlineData("/paths/~1trips/post/requestBody", """{"$ref":"#/components/requestBodies/trip"}""")]
    [InlineData("/paths/~1trips~1{id}~1photo/post/parameters", """[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}]""")]
    [InlineData("/paths/~1trips~1{id}~1photo/post/requestBody/required", "true")]
    [InlineData("/paths/~1trips~1{id}~1photo/post/requestBody/content/multipart~1form-data/schema",
        """{"type":"object","properties":{"photo":{"description":"The photo","type":"string","format":"binary"},"tags":{"type":"array","items":{"type":"string"}}},"required":["photo"]}""")]
    [InlineData("/paths/~1trips~1{id}~1photo/post/requestBody/content/multipart~1form-data/encoding", """{"tags":{"explode":false}}""")]
    [InlineData("/paths/~1trips~1{id}~1photo/post/responses/200/content/application~1json/schema", """{"type":"string","format":"binary"}""")]
    public void What_is_said_in_another_way_is_said_as_OpenAPI_3_says_it(string pointer, string json)
    {
        var node = NodePointer.Find(Document.Root, "#" + pointer);

        Assert.NotNull(node);
        Assert.Equal(json, NodeJson.Text(node, indented: false));
    }

    [Fact]
    public void The_published_bytes_stay_and_another_format_is_OpenAPI_2_too()
    {
        Assert.Equal(Old, Encoding.UTF8.GetString(Document.As(ContractFormat.Yaml).Span));
        Assert.StartsWith("{\n  \"swagger\": \"2.0\"", Encoding.UTF8.GetString(Document.As(ContractFormat.Json).Span), StringComparison.Ordinal);
        Assert.Equal("2.0", Document.SpecificationVersion);
    }

    [Fact]
    public void Operations_are_shown_with_bodies_and_samples()
    {
        var view = Document.FindOperation("addTrip")!;
        var sample = SampleLanguage.All[0].Write(RequestBuilder.Build(view, "https://api.example.com", RequestInput.Example(view)));

        Assert.Equal(["listTrips", "addTrip", "addPhoto"], Document.Operations.Select(operation => operation.Id));
        Assert.Contains("kind", sample, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_of_media_types_is_sent_as_one_of_it()
    {
        var document = Documents.Open(Old.Replace("consumes: [application/json, application/xml]", "consumes: ['*/*']", StringComparison.Ordinal));

        Assert.Equal("application/json", RequestInput.Example(document.FindOperation("addTrip")!).ContentType);
    }

    [Theory]
    [InlineData("""{"swagger":"1.2"}""", "/swagger", "2.0")]
    [InlineData("""{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{}}}}""", "/paths/~1a/get", "'responses' is missing")]
    [InlineData("""{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{},"definitions":{"A":{"$ref":"#/definitions/B"}}}""", "/definitions/A", "nothing at '#/definitions/B'")]
    [InlineData("""{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{},"definitions":{"A":{"$ref":"#/definitions/A"}}}""", "/definitions/A", "refers to itself")]
    [InlineData("""{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{"/a/{b}":{"get":{"responses":{"200":{"description":"D"}}}}}}""", "/paths/~1a~1{b}/get", "no parameter of that name")]
    [InlineData("""{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"parameters":[{"name":"n","in":"query","schema":{}}],"responses":{"200":{"description":"D"}}}}}}""", "/paths/~1a/get/parameters/0", "")]
    public void What_is_wrong_is_told_by_the_pointers_of_what_was_written(string json, string pointer, string words)
    {
        var read = Documents.Read(json);

        Assert.False(read.IsReadable);
        Assert.Contains(read.Problems, problem => problem.Path.StartsWith(pointer, StringComparison.Ordinal) && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_scheme_that_is_not_declared_is_remarked_on_where_2_declares_them()
    {
        var read = Documents.Read("""{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{},"security":[{"key":[]}]}""");

        Assert.Contains(read.Problems, problem => problem is { Path: "/security", IsError: false } && problem.Message.Contains("securityDefinitions", StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_and_changes_point_to_what_was_written()
    {
        var findings = ContractLint.Run(Document).Findings;
        var changed = Documents.Open(Old.Replace("{ name: photo, in: formData, type: file, required: true, description: The photo }", "{ name: picture, in: formData, type: file, required: true }", StringComparison.Ordinal));
        var changes = ContractComparison.Compare(Document, changed).Changes;

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.True(NodePointer.Find(Document.Source, "#" + finding.Pointer) is { }, finding.Pointer));
        Assert.Contains(changes, change => change.BeforePointer == "/paths/~1trips~1{id}~1photo/post/parameters/1");
        Assert.Contains(changes, change => change.AfterPointer == "/paths/~1trips~1{id}~1photo/post/parameters/1");
    }

    [Fact]
    public void A_schema_that_is_referred_to_inside_of_something_else_becomes_a_component()
    {
        var document = Documents.Open("""
            { "swagger": "2.0", "info": { "title": "T", "version": "1" }, "definitions": { "B": { "properties": { "deep": { "type": "integer" } } } },
              "paths": { "/a": { "get": { "responses": {
                "200": { "description": "D", "schema": { "properties": { "own": { "type": "string" } } } },
                "201": { "description": "D", "schema": { "$ref": "#/paths/~1a/get/responses/200/schema" } },
                "202": { "description": "D", "schema": { "$ref": "#/definitions/B/properties/deep" } } } } } } }
            """);
        var contents = document.FindOperation(document.Operations[0].Id)!.Responses.Select(response => response.Contents.Single().Schema!).ToList();

        Assert.Equal(["own"], contents[1].Properties.Select(property => property.Name));
        Assert.Equal("integer", contents[2].TypeWords);
        Assert.Equal(["B", "schema", "deep"], document.SchemaNames);
    }

    [Fact]
    public void Media_types_for_a_million_operations_are_refused_by_number()
    {
        var types = string.Join(',', Enumerable.Range(0, 3_000).Select(number => $"\"a/t{number}\""));
        var operation = """{"get":{"responses":{"200":{"description":"D","schema":{"type":"string"}}}}}""";
        var paths = string.Join(',', Enumerable.Range(0, 3_000).Select(number => $"\"/p{number}\":{operation}"));
        var read = Documents.Read("""{"swagger":"2.0","info":{"title":"T","version":"1"},"produces":[""" + types + """],"paths":{""" + paths + "}}");

        Assert.False(read.IsReadable);
        Assert.Contains("3,000,000 values", Assert.Single(read.Problems).Message, StringComparison.Ordinal);
    }
}
