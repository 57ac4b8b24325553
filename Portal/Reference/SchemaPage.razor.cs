using Microsoft.AspNetCore.Components;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Catalog;

namespace Portal.Reference;

public sealed partial class SchemaPage : ApiPageBase
{
    private SchemaView? _schema;
    private SchemaLinks _links = new("", "");
    private List<OperationSummary> _uses = [];
    private string? _example;

    [Parameter]
    public string Name { get; set; } = "";

    protected override Task<bool> ReadAsync(ApiScene scene)
    {
        _schema = scene.Contract.FindSchema(Name);
        if (_schema is null)
        {
            return Task.FromResult(false);
        }
        _links = new SchemaLinks(scene.Api.Slug, scene.Version.Name);
        _uses = [.. scene.Contract.Operations.Where(operation => Mentions(scene.Contract.FindOperation(operation.Id)!))];
        _example = WrittenExample(scene.Contract) ?? _schema.ExampleJson;
        return Task.FromResult(true);
    }

    /// <summary>What the contract's author wrote for a body of this schema says more than what can be made.</summary>
    private string? WrittenExample(ContractDocument contract) => _uses
        .SelectMany(use => Contents(contract.FindOperation(use.Id)!))
        .FirstOrDefault(content => content.Schema?.Name == Name && content is { IsMade: false, IsJson: true, Examples.Count: > 0 })?.Examples[0].Text;

    /// <summary>As a body or the items of one; deeper uses are reached through those.</summary>
    private bool Mentions(OperationView operation) => Contents(operation).Any(content => content.Schema?.Name == Name || content.Schema?.Items?.Name == Name);

    private static IEnumerable<MediaTypeView> Contents(OperationView operation) =>
        (operation.Body?.Contents ?? []).Concat(operation.Responses.SelectMany(response => response.Contents));
}
