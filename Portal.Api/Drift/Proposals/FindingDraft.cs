using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Drift.Inbox;
using Portal.Api.Drift.Shapes;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Proposals;

/// <summary>Drafts what documents a finding. Answers the object that was added to, or the reason why nothing was.</summary>
internal sealed class FindingDraft(ContractDraft draft)
{
    private readonly ContractDocument _document = draft.Document;

    public (ContractNode? Touched, string? Obstacle) Add(DriftFinding finding)
    {
        if (finding.Obstacle is { } obstacle)
        {
            return (null, obstacle);
        }
        var part = finding.Part;
        if (part.Kind is ShapeKind.Operation && part.Side is DriftSide.Undocumented)
        {
            return new OperationDraft(draft).Add(finding);
        }
        var space = part.Operation.IndexOf(' ', StringComparison.Ordinal);
        if (OperationParts.Of(_document, part.Operation[..space], part.Operation[(space + 1)..]) is not { } operation)
        {
            return (null, "The contract in force does not have this operation any more.");
        }
        return part.Side is DriftSide.NeverSeen ? Deprecate(part, operation) : part.Kind switch
        {
            ShapeKind.Query => Parameter(finding, operation, "query"),
            ShapeKind.Header => Parameter(finding, operation, "header"),
            ShapeKind.Cookie => Parameter(finding, operation, "cookie"),
            ShapeKind.Status => Status(finding, operation),
            ShapeKind.RequestType => MediaType(finding, operation, operation.Request),
            ShapeKind.ResponseType => MediaType(finding, operation, operation.Response(part.Status)),
            ShapeKind.QueryValue or ShapeKind.RequestValue or ShapeKind.ResponseValue => Value(part, operation),
            _ => Field(finding, operation),
        };
    }

    private (ContractNode?, string?) Parameter(DriftFinding finding, OperationParts operation, string place)
    {
        var schema = finding.Shape.Schema(draft.IsThreeZero);
        var parameter = new JsonObject
        {
            ["name"] = finding.Part.Name,
            ["in"] = place,
            ["description"] = $"Seen in calls since {finding.Since.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; not described yet.",
            ["schema"] = schema.Count > 0 ? schema : new JsonObject { ["type"] = "string" },
        };
        return draft.At(operation.Operation).AddItem("parameters", parameter) ? (operation.Operation, null) : Odd("parameters");
    }

    private (ContractNode?, string?) Status(DriftFinding finding, OperationParts operation)
    {
        var status = finding.Part.Status;
        var response = Response(status);
        var types = finding.MediaTypes.ToList();
        if (types.Count == 0 && finding.Shape.Types.Count > 0)
        {
            types = ["application/json"];
        }
        foreach (var type in types)
        {
            var content = response["content"] as JsonObject ?? (JsonObject)(response["content"] = new JsonObject());
            content[type] = Media(type, finding.Shape, null);
        }
        return draft.At(operation.Operation).Object("responses").Set(status.ToString(CultureInfo.InvariantCulture), response) ? (operation.Operation, null) : Odd("responses");
    }

    private (ContractNode?, string?) MediaType(DriftFinding finding, OperationParts operation, ObjectNode? body)
    {
        if (body is null)
        {
            return Odd("content");
        }
        var like = finding.Shape.Types.Count == 0 && BodyTap.IsJson(finding.Part.Name) ? operation.JsonSchemas(body).FirstOrDefault(schema => schema.Text("$ref") is not null)?.Text("$ref") : null;
        return draft.At(body).Object("content").Set(finding.Part.Name, Media(finding.Part.Name, finding.Shape, like)) ? (body, null) : Odd("content");
    }

    private (ContractNode?, string?) Field(DriftFinding finding, OperationParts operation)
    {
        var steps = FieldPath.Steps(finding.Part.Name);
        var (schema, obstacle) = Bodies(finding.Part, operation).Follow(steps.SkipLast(1)).One(TakesMembers, "object");
        if (schema is null)
        {
            return (null, obstacle);
        }
        // Several answers may have the same schema: then it is added once.
        draft.At(schema).Object("properties").Set(steps[^1], finding.Shape.Schema(draft.IsThreeZero));
        return (schema, null);
    }

    private (ContractNode?, string?) Value(DriftPart part, OperationParts operation)
    {
        var homes = part.Kind is ShapeKind.QueryValue
            ? SchemaHomes.Of(_document, operation.Parameter("query", part.Field)?["schema"] is { } given ? [given, .. given.Get("items") is { } items ? new[] { items } : []] : [])
            : Bodies(part, operation).Follow(FieldPath.Steps(part.Field));
        var (schema, obstacle) = homes.One(home => home["enum"] is ArrayNode, "enumeration");
        if (schema?["enum"] is not ArrayNode words)
        {
            return (null, obstacle);
        }
        draft.AddItem(words, JsonValue.Create(part.Value!));
        return (schema, null);
    }

    private (ContractNode?, string?) Deprecate(DriftPart part, OperationParts operation)
    {
        switch (part.Kind)
        {
            case ShapeKind.Operation:
                draft.At(operation.Operation).Set("deprecated", JsonValue.Create(true));
                return (operation.Operation, null);
            case ShapeKind.Query or ShapeKind.Header or ShapeKind.Cookie when operation.Parameter(part.Where.ToString().ToLowerInvariant(), part.Name) is { } parameter:
                draft.At(parameter).Set("deprecated", JsonValue.Create(true));
                return (parameter, null);
            case ShapeKind.RequestField or ShapeKind.ResponseField:
                var steps = FieldPath.Steps(part.Name);
                var (holder, obstacle) = Bodies(part, operation).Follow(steps.SkipLast(1)).One(home => home["properties"].Get(steps[^1]) is ObjectNode, "member of that name");
                if (holder?["properties"].Get(steps[^1]) is not ObjectNode member)
                {
                    return (null, obstacle);
                }
                if (draft.IsThreeZero && member["$ref"] is not null)
                {
                    return (null, "In OpenAPI 3.0 nothing can stand beside a reference. Mark the schema that it refers to, or write it out.");
                }
                draft.At(member).Set("deprecated", JsonValue.Create(true));
                return (member, null);
            default:
                return (null, "The contract has no such part any more.");
        }
    }

    private static SchemaHomes Bodies(DriftPart part, OperationParts operation) =>
        operation.Json(part.Where is DriftPlace.Request ? operation.Request : operation.Response(part.Status));

    private static bool TakesMembers(ObjectNode schema) => schema["properties"] is ObjectNode || schema.Text("type") == "object" || schema["type"].Items().Any(type => type.AsString == "object");

    internal static JsonObject Response(int status) => new() { ["description"] = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : string.Create(CultureInfo.InvariantCulture, $"Status {status}") };

    private JsonObject Media(string type, SeenShape shape, string? like)
    {
        if (!BodyTap.IsJson(type))
        {
            return new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        }
        return new JsonObject { ["schema"] = like is null ? shape.Schema(draft.IsThreeZero) : new JsonObject { ["$ref"] = like } };
    }

    private static (ContractNode?, string?) Odd(string member) => (null, $"What the contract has under '{member}' there cannot be added to.");
}
