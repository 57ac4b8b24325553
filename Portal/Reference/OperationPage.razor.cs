using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;
using Portal.Api.Plans;
using Portal.Catalog;
using Portal.Ui;

namespace Portal.Reference;

public sealed partial class OperationPage : ApiPageBase
{
    private OperationView? _operation;
    private OperationSummary? _previous;
    private OperationSummary? _next;
    private RequestModel? _request;
    private SchemaView? _opened;
    private SchemaLook _look = new("", "", "", false);
    private string _language = "";
    private IReadOnlyList<Crumb> _crumbs = [];
    private IReadOnlyList<PlanView> _plans = [];
    private IReadOnlyList<SubscriptionView> _subscriptions = [];

    [Parameter]
    public string OperationId { get; set; } = "";

    /// <summary>Pointer of a schema to show above all else: what the page folds, for readers without script.</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [SupplyParameterFromQuery]
    public int? From { get; set; }

    [SupplyParameterFromQuery]
    public string? Language { get; set; }

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private SubscriptionQueries Subscriptions { get; set; } = null!;

    [Inject]
    private ApiAddresses Addresses { get; set; } = null!;

    private string TryIt => ReferenceLinks.TryIt(Scene!.Api.Slug, Scene.Version.Name, _operation!.Summary.Id);

    protected override async Task<bool> ReadAsync(ApiScene scene)
    {
        var outline = scene.Outline;
        _operation = CatalogPaths.OperationId(OperationId).Select(outline.FindOperation).FirstOrDefault(found => found is not null);
        if (_operation is null)
        {
            return false;
        }
        (_previous, _next) = outline.Neighbours(_operation.Summary.Id);
        _look = new SchemaLook(scene.Api.Slug, scene.Version.Name, Link(scene, _operation.Summary), scene.Insider);
        _opened = Open is null ? null : outline.Open(Open);
        _language = SampleChoice.For(Language, Http.Request.Cookies[SampleChoice.Cookie], _operation);
        _crumbs = Crumbs(scene, outline.TagOf(_operation.Summary.Id));
        _request = RequestBuilder.Build(_operation, Addresses.BaseUrl(scene.Api, _operation), RequestInput.Example(_operation), scene.Api.SampleCredential);
        _plans = await Plans.ListAsync(Reader, scene.Api.Slug, Aborted);
        _subscriptions = Reader.IsSignedIn ? await Subscriptions.ForReaderAsync(Reader, scene.Api.Slug, Aborted) : [];
        return true;
    }

    private IReadOnlyList<Crumb> Crumbs(ApiScene scene, TagOutline? tag)
    {
        List<Crumb> crumbs = [new("APIs", "/apis"), new(scene.Api.Title, ReferenceLinks.Version(Api, scene.Version.Name))];
        if (tag is not null && scene.Outline.Sections.Sum(section => section.Tags.Count) > 1)
        {
            crumbs.Add(new Crumb(tag.Title, ReferenceLinks.Tag(Api, scene.Version.Name, tag.Name)));
        }
        return [.. crumbs, new Crumb(_operation!.Summary.Title)];
    }

    private string Link(OperationSummary operation) => Link(Scene!, operation);

    private static string Link(ApiScene scene, OperationSummary operation) => ReferenceLinks.Operation(scene.Api.Slug, scene.Version.Name, operation.Id);
}
