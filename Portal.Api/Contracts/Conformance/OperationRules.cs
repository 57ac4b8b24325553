using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Conformance;

/// <summary>One operation of a contract, ready to hold requests and answers against it. Immutable; its schemas are shared with the whole document.</summary>
internal sealed class OperationRules
{
    public OperationRules(ContractDocument document, OperationSummary summary)
    {
        var written = Place.Root(document).At("paths")?.At(summary.Path) ?? new Place(ObjectNode.Empty, "/paths");
        var item = written.Follow(document);
        // A path item that refers to another may add to it.
        var operation = PathItems.Operation(item, summary.Method) ?? PathItems.Operation(written, summary.Method) ?? new Place(ObjectNode.Empty, item.Pointer);
        Summary = summary;
        Request = new RequestRules(document, summary, item, operation, document.Dialect);
        Answers = new AnswerRules(document, operation, document.Dialect);
    }

    public OperationSummary Summary { get; }

    public RequestRules Request { get; }

    public AnswerRules Answers { get; }
}
