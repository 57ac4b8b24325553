using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;

namespace Portal.Tests.Contracts;

public sealed class SliceTests
{
    private static readonly ContractDocument Trips = Documents.Open(Documents.Yaml(
        """
          /trips/{city}:
            parameters:
              - { name: city, in: path, required: true, description: shared, schema: { type: string } }
              - { name: page, in: query, schema: { type: integer, default: 1 } }
            post:
              operationId: book
              summary: Book a trip
              tags: [Booking]
              deprecated: true
              parameters:
                - $ref: '#/components/parameters/City'
                - { name: Authorization, in: header, schema: { type: string } }
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Trip' }
                    examples:
                      one: { summary: For one, value: { seats: 1 } }
                      two: { $ref: '#/components/examples/Two' }
                  text/plain:
                    schema: { type: string }
                    example: hello
              responses:
                "201":
                  description: Booked
                  headers:
                    Location: { description: where, schema: { type: string } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Trip' }
                4XX: { description: Refused }
              security:
                - key: []
                - {}
            get: { responses: { "200": { description: ok } } }
        """,
        """
        tags: [{ name: Booking, description: To book }]
        servers: [{ url: 'https://{host}/api', variables: { host: { default: example.com } } }]
        components:
          parameters:
            City: { name: city, in: path, required: true, description: own, examples: { rome: { value: Rome } }, schema: { type: string } }
          examples:
            Two: { summary: For two, value: { seats: 2 } }
          securitySchemes:
            key: { type: apiKey, in: header, name: X-API-Key }
          schemas:
            Trip: { type: object, required: [seats], properties: { seats: { type: integer, minimum: 1 }, note: { type: string, format: date } } }
        """));

    private static OperationView Book => Trips.FindOperation("book")!;

    [Fact]
    public void An_operation_overrides_parameters_of_its_path_and_keeps_the_others()
    {
        Assert.Equal([("city", "own"), ("page", null)], Book.Parameters.Select(parameter => (parameter.Name, parameter.Description)));
        Assert.Equal("Rome", Book.Parameters[0].ExampleValue);
        Assert.Equal("1", Book.Parameters[1].ExampleValue);
    }

    [Fact]
    public void Named_examples_come_in_order_and_through_references()
    {
        var json = Book.Body!.Contents[0];

        Assert.Equal([("one", "For one"), ("two", "For two")], json.Examples.Select(example => (example.Name, example.Summary)));
        Assert.Equal("{\n  \"seats\": 2\n}", json.Examples[1].Text);
        Assert.Equal("hello", Book.Body.Contents[1].Examples[0].Text);
    }

    [Fact]
    public void A_body_without_examples_is_shown_one_made_from_its_schema()
    {
        var answer = Book.Responses[0].Contents[0];

        Assert.True(answer.IsMade);
        Assert.Equal("{\n  \"seats\": 1,\n  \"note\": \"2026-03-14\"\n}", answer.Examples[0].Text);
    }

    [Fact]
    public void Responses_security_servers_and_tags_are_read()
    {
        Assert.Equal(["201", "4XX"], Book.Responses.Select(response => response.Status));
        Assert.Equal("Location", Assert.Single(Book.Responses[0].Headers).Name);
        Assert.True(Book.Responses[1].IsError);
        Assert.Equal("API key in the header X-API-Key", Book.Security[0].Schemes[0].InWords);
        Assert.True(Book.IsOpen);
        Assert.Equal(("https://example.com/api", "/api"), (Book.Servers[0].Url, Book.Servers[0].BasePath));
        Assert.Equal(new TagView("Booking", "To book"), Assert.Single(Trips.Tags));
        Assert.Equal(new OperationSummary("book", "POST", "/trips/{city}", "Book a trip", "Booking", true), Book.Summary);
    }

    [Fact]
    public void An_operation_without_an_id_gets_one_from_method_and_path() =>
        Assert.Equal("get-trips-city", Trips.Operations[1].Id);

    [Fact]
    public void What_is_not_there_is_null()
    {
        Assert.Null(Trips.FindOperation("nothing"));
        Assert.Null(Trips.FindSchema("Nothing"));
    }
}
