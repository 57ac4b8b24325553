using Microsoft.AspNetCore.Components;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Catalog;

namespace Portal.Reference;

public sealed partial class SchemaPage : ApiPageBase
{
    private const int MostUses = 60;

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
        _example = SchemaExample.Of(scene.Outline, _schema, Name);
        return Task.FromResult(true);
    }
}
