using Portal.Api.Contracts.Slices;

namespace Portal.Reference;

/// <summary>An example of a schema: what the contract's author wrote for a body of it says more than what can be made.</summary>
internal static class SchemaExample
{
    /// <summary>Operations that are asked whether their author wrote one.</summary>
    private const int MostAsked = 8;

    public static string? Of(ContractOutline outline, SchemaView schema, string name) => outline.OperationsWith(name).Take(MostAsked)
        .SelectMany(use => Contents(outline.FindOperation(use.Id)!))
        .FirstOrDefault(content => content.Schema?.Name == name && content is { IsMade: false, IsJson: true, Examples.Count: > 0 })?.Examples[0].Text ?? schema.ExampleJson;

    private static IEnumerable<MediaTypeView> Contents(OperationView operation) =>
        (operation.Body?.Contents ?? []).Concat(operation.Responses.SelectMany(response => response.Contents));
}
