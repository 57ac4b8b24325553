namespace Portal.Tests.Catalog;

/// <summary>A folder of contracts of a test's own: one open API with two versions, and one that only insiders see.</summary>
internal sealed class ContractFolder : IDisposable
{
    public const string Trips = """
        openapi: 3.1.1
        info: { title: Trips, version: 2.0.0, description: Trips for **everyone**. }
        servers: [{ url: 'http://localhost:5081' }]
        security: [{ user_key: [] }]
        tags: [{ name: Trips }]
        paths:
          /trips/{city}:
            get:
              operationId: quoteTrip
              summary: Quote a trip
              tags: [Trips]
              description: A quote.
              parameters: [{ name: city, in: path, required: true, example: San Marino, schema: { type: string, maxLength: 64 } }]
              responses:
                "200":
                  description: The quote
                  content: { application/json: { schema: { $ref: '#/components/schemas/Quote' }, examples: { rome: { summary: To Rome, value: { total: 826 } } } } }
                "404": { description: No such city }
          /trips:
            post:
              operationId: bookTrip
              summary: Book a trip
              deprecated: true
              tags: [Trips]
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Quote' } } } }
              responses: { "201": { description: Booked } }
        components:
          securitySchemes: { user_key: { type: apiKey, in: header, name: X-API-Key } }
          schemas:
            Quote: { type: object, required: [total], properties: { total: { type: number, minimum: 0 }, parts: { type: array, items: { $ref: '#/components/schemas/Quote' } } } }
        """;

    /// <summary>The same with script in a description, which is an error unless settings say otherwise.</summary>
    public static readonly string Scripted = Trips.Replace("A quote.", "A quote. <script>alert(1)</script> [click](javascript:alert(1))", StringComparison.Ordinal);

    public ContractFolder()
    {
        Write("trips/api.yaml", """
            title: Trips
            summary: Whole trips.
            owner: Trip team
            domain: travel
            audience: partners
            tags: [quotes]
            versions:
              - { name: v2, audience: partners, state: live }
              - { name: v1, audience: internal, state: deprecated }
            plans:
              - { name: starter, title: Starter, description: To begin with., audience: partners, approval: automatic, limits: [{ name: minute, rate: 60, per: minute }] }
            """);
        Write("trips/v2.yaml", Trips);
        Write("trips/v1.yaml", Trips.Replace("2.0.0", "1.0.0", StringComparison.Ordinal));
        Write("secrets/api.yaml", """
            title: Secrets
            summary: For us only.
            owner: Us
            domain: inside
            audience: internal
            versions: [{ name: v1, audience: internal, state: beta }]
            """);
        Write("secrets/v1.json", """{"openapi":"3.0.3","info":{"title":"Secrets","version":"1"},"paths":{"/s":{"get":{"operationId":"readSecret","responses":{"200":{"description":"ok"}}}}}}""");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("travelz-contracts-").FullName;

    public string Setting => $"--Catalog:Folder={Root}";

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
