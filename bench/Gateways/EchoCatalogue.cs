namespace Bench.Gateways;

/// <summary>APIs of one operation each, whose service is the echo upstream.</summary>
internal static class EchoCatalogue
{
    /// <summary>Slug of each API and what its definition says besides.</summary>
    public static void Write(string folder, Uri upstream, params (string Api, string More)[] apis)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "domains.yaml"), Domains);
        foreach (var (api, more) in apis)
        {
            Directory.CreateDirectory(Path.Combine(folder, api));
            File.WriteAllText(Path.Combine(folder, api, "api.yaml"), $"{Definition(api, upstream)}{more}\n");
            File.WriteAllText(Path.Combine(folder, api, "v1.yaml"), Contract(api));
        }
    }

    private const string Domains = """
        domains:
          - name: bench
            title: Bench
            summary: What is measured.
            owners: [{ name: Bench }]
        """;

    private static string Definition(string api, Uri upstream) =>
        $$"""
        title: Echo {{api}}
        summary: One operation with a 2 kB answer.
        owner: Bench
        domain: bench
        audience: partners
        upstream: {{upstream.GetLeftPart(UriPartial.Authority)}}
        versions:
          - { name: v1, audience: partners }
        plans:
          - name: bench
            title: Bench
            description: Two limits that nothing reaches.
            audience: partners
            approval: automatic
            limits:
              - { name: minute, rate: 100000000, per: minute }
              - { name: day, quota: 1000000000, per: day }

        """;

    private static string Contract(string api) =>
        $$"""
        openapi: 3.1.0
        info: { title: Echo, version: 1.0.0, description: One stay. }
        servers: [{ url: "http://localhost:5081", description: The gateway. }]
        tags: [{ name: stays, description: Stays. }]
        security: [{ key: [] }]
        paths:
          /{{api}}/{id}:
            get:
              operationId: getStay
              tags: [stays]
              summary: A stay
              description: The same stay whatever is asked.
              parameters:
                - { name: id, in: path, required: true, description: Which., schema: { type: string, maxLength: 40 } }
                - { name: nights, in: query, description: How many., schema: { type: integer, minimum: 1, maximum: 30 } }
              responses:
                '200':
                  description: The stay.
                  content: { application/json: { schema: { $ref: '#/components/schemas/Stay' } } }
                '4XX': { description: Refused. }
                '5XX': { description: Failed. }
            post:
              operationId: postStay
              tags: [stays]
              summary: Change a stay
              description: Whatever is sent.
              parameters:
                - { name: id, in: path, required: true, description: Which., schema: { type: string, maxLength: 40 } }
              requestBody: { description: Anything., content: { application/json: { schema: {} } } }
              responses:
                '200': { description: Done. }
                '4XX': { description: Refused. }
                '5XX': { description: Failed. }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-API-Key, description: The application's key. }
          schemas:
            Stay:
              type: object
              description: A stay.
              required: [id, city, stars, refundable, total, currency, nights]
              additionalProperties: false
              properties:
                id: { type: string, description: Id., pattern: '^stay-[0-9]{4}$' }
                city: { type: string, description: City., maxLength: 80 }
                stars: { type: integer, description: Stars., minimum: 1, maximum: 5 }
                refundable: { type: boolean, description: Whether it can be given back. }
                total: { type: number, description: Sum., minimum: 0 }
                currency: { type: string, description: Currency., enum: [EUR, USD] }
                nights: { type: array, description: Nights., minItems: 1, maxItems: 60, items: { $ref: '#/components/schemas/Night' } }
            Night:
              type: object
              description: A night.
              required: [date, room, price, board, available]
              properties:
                date: { type: string, description: Day., format: date }
                room: { type: string, description: Room., maxLength: 80 }
                price: { type: number, description: Price., minimum: 0 }
                board: { type: string, description: Board., enum: [none, half, full] }
                available: { type: integer, description: How many are left., minimum: 0 }

        """;
}
