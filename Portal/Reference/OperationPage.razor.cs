using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;
using Portal.Api.Plans;
using Portal.Catalog;

namespace Portal.Reference;

public sealed partial class OperationPage : ApiPageBase
{
    private OperationView? _operation;
    private OperationSummary? _previous;
    private OperationSummary? _next;
    private RequestModel? _request;
    private SchemaLinks _links = new("", "");
    private IReadOnlyList<PlanView> _plans = [];
    private IReadOnlyList<SubscriptionView> _subscriptions = [];

    [Parameter]
    public string OperationId { get; set; } = "";

    [Inject]
    private PlanQueries Plans { get; set; } = null!;

    [Inject]
    private SubscriptionQueries Subscriptions { get; set; } = null!;

    [Inject]
    private ApiAddresses Addresses { get; set; } = null!;

    protected override async Task<bool> ReadAsync(ApiScene scene)
    {
        // A slash inside an id arrives escaped, since it would end the segment.
        _operation = scene.Contract.FindOperation(OperationId) ?? scene.Contract.FindOperation(Uri.UnescapeDataString(OperationId));
        if (_operation is null)
        {
            return false;
        }
        var operations = scene.Contract.Operations.ToList();
        var index = operations.FindIndex(operation => operation.Id == _operation.Summary.Id);
        _previous = index > 0 ? operations[index - 1] : null;
        _next = index + 1 < operations.Count ? operations[index + 1] : null;
        _links = new SchemaLinks(scene.Api.Slug, scene.Version.Name);
        _request = RequestBuilder.Build(_operation, Addresses.BaseUrl(scene.Api, _operation), RequestInput.Example(_operation));
        _plans = await Plans.ListAsync(Reader, scene.Api.Slug, Aborted);
        _subscriptions = Reader.IsSignedIn ? await Subscriptions.ForReaderAsync(Reader, scene.Api.Slug, Aborted) : [];
        return true;
    }

    private string Link(OperationSummary operation) => ReferenceLinks.Operation(Scene!.Api.Slug, Scene.Version.Name, operation.Id);
}
