using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts;
using Portal.Api.Drift.Documented;
using Portal.Api.Drift.Shapes;
using Portal.Api.Traffic.Shapes;

namespace Portal.Tests.Drift;

/// <summary>A contract with something of everything, and calls of it.</summary>
internal static class Calls
{
    public const string Contract = """
        openapi: 3.1.1
        info: { title: Orders, version: 1.0.0 }
        security: [{ user_key: [] }]
        paths:
          /orders:
            get:
              operationId: listOrders
              parameters:
                - { name: sort, in: query, schema: { type: string, enum: [price, date] } }
                - { name: states, in: query, schema: { type: array, items: { enum: [open, done] } }, explode: false }
                - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { from: { type: string } } } }
                - { name: X-Tenant, in: header, schema: { type: string } }
                - { name: session, in: cookie, schema: { type: string } }
              responses:
                "200": { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } }
                "404": { description: none }
            post:
              operationId: placeOrder
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { "201": { description: ok }, 4XX: { description: wrong } }
          /orders/{id}:
            get:
              operationId: readOrder
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { default: { description: any, content: { application/*: { schema: { $ref: '#/components/schemas/Order' } } } } }
        components:
          securitySchemes: { user_key: { type: apiKey, in: header, name: X-API-Key } }
          schemas:
            Order:
              type: object
              properties:
                id: { type: string }
                state: { $ref: '#/components/schemas/State' }
                lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
                parent: { $ref: '#/components/schemas/Order' }
                labels: { type: object, additionalProperties: { type: string } }
                anything: { type: object }
                customer: { oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Company' }] }
            State: { type: [string, 'null'], enum: [open, done, null] }
            Line: { allOf: [{ type: object, properties: { sku: { type: string } } }, { type: object, properties: { price: { type: number } } }] }
            Person: { type: object, properties: { name: { type: string } } }
            Company: { type: object, properties: { company: { type: string } } }
        """;

    public static readonly Guid Red = Guid.Parse("0190aaaa-0000-7000-8000-000000000001");

    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static ContractShapes Orders { get; } = new("orders", "v1", ContractReader.Read(Encoding.UTF8.GetBytes(Contract)).Document!);

    public static ObservedCall Get(string target, int status = 200, string? answer = null, params string[] headers) => new()
    {
        Api = "orders",
        Version = "v1",
        Method = "GET",
        Target = target,
        Status = status,
        At = Noon,
        ApplicationId = Red,
        Forwarded = true,
        Headers = headers,
        HasResponseBody = answer is not null,
        ResponseType = answer is null ? null : "application/json; charset=utf-8",
        Bodies = answer is null ? null : Tap(null, answer),
    };

    public static ObservedCall Post(string body, string type = "application/json") =>
        Get("/orders", 201) with { Method = "POST", RequestType = type, Bodies = Tap(body, null) };

    /// <summary>Bodies as they were heard going by.</summary>
    public static BodyTap Tap(string? request, string? answer)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = request is null ? null : "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(request ?? ""));
        context.Response.Body = new MemoryStream();
        context.Response.ContentType = "application/json";
        var tap = BodyTap.On(context);
        context.Request.Body.CopyTo(Stream.Null);
        context.Response.Body.Write(Encoding.UTF8.GetBytes(answer ?? ""));
        return tap;
    }

    public static CallShape? Read(ObservedCall call) => CallReader.Read(call, Orders);

    /// <summary>What the contract does not know, as <c>kind name</c> with its type.</summary>
    public static IEnumerable<string> Unknown(ObservedCall call) =>
        (Read(call)?.Facts ?? []).Where(fact => !fact.Documented).Select(Text).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Known(ObservedCall call) =>
        (Read(call)?.Facts ?? []).Where(fact => fact.Documented).Select(Text).Order(StringComparer.Ordinal);

    private static string Text(ShapeFact fact) => $"{fact.Kind} {(fact.Status == 0 ? "" : fact.Status + " ")}{fact.Name}{(fact.Type is null ? "" : ": " + fact.Type)}".Trim();
}
