using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.References;

/// <summary>
/// Tells description from data: what is data (examples, defaults, extensions) may hold members named <c>$ref</c> that are none, and the
/// members of some objects are names of the author's own.
/// </summary>
internal static class DocumentWalk
{
    public static bool IsData(in Member member) => member.Name switch
    {
        "example" or "default" or "enum" or "const" or "value" or "dataValue" or "mapping" => true,
        // In a schema a list of values; elsewhere named examples, which may be references.
        "examples" => member.Value is ArrayNode,
        var name => name.StartsWith("x-", StringComparison.Ordinal),
    };

    /// <summary>The members' names are the author's own (properties, schemas), not OpenAPI's.</summary>
    public static bool HoldsNames(string name) => name is
        "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" or "schemas" or "responses" or "parameters" or "examples"
        or "requestBodies" or "headers" or "securitySchemes" or "securityDefinitions" or "links" or "callbacks" or "pathItems" or "mediaTypes" or "paths" or "webhooks"
        or "content" or "encoding" or "variables" or "additionalOperations";
}
