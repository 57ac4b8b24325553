using Microsoft.AspNetCore.Components;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Catalog;

namespace Portal.Reference;

public sealed partial class SchemaPage : ApiPageBase
{
    private const int MostUses = 60;

    /// <summary>Operations that are asked whether their author wrote an example of a body of this schema.</summary>
    private const int MostAsked = 8;

    private SchemaView? _schema;
    private SchemaView? _opened;
    private SchemaLook _look = new("", "", "", false);
    private IReadOnlyList<OperationSummary> _uses = [];
    private IReadOnlyList<string> _partOf = [];
    private string? _example;

    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>Pointer of a part to show instead of the whole: what the page folds, for readers without script.</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [SupplyParameterFromQuery]
    public int? From { get; set; }

    protected override Task<bool> ReadAsync(ApiScene scene)
    {
        _schema = scene.Outline.FindSchema(Name);
        if (_schema is null)
        {
            return Task.FromResult(false);
        }
        _look = new SchemaLook(scene.Api.Slug, scene.Version.Name, ReferenceLinks.Schema(scene.Api.Slug, scene.Version.Name, Name), scene.Insider);
        _opened = Open is null ? null : scene.Outline.Open(Open);
        _uses = scene.Outline.OperationsWith(Name);
        _partOf = scene.Outline.SchemasWith(Name);
        _example = WrittenExample(scene.Outline) ?? _schema.ExampleJson;
        return Task.FromResult(true);
    }

    /// <summary>What the contract's author wrote for a body of this schema says more than what can be made.</summary>
    private string? WrittenExample(ContractOutline outline) => _uses.Take(MostAsked)
        .SelectMany(use => Contents(outline.FindOperation(use.Id)!))
        .FirstOrDefault(content => content.Schema?.Name == Name && content is { IsMade: false, IsJson: true, Examples.Count: > 0 })?.Examples[0].Text;

    private static IEnumerable<MediaTypeView> Contents(OperationView operation) =>
        (operation.Body?.Contents ?? []).Concat(operation.Responses.SelectMany(response => response.Contents));
}
