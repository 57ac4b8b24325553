using System.Collections.Frozen;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A document's table of contents, for readers of the company or for all others (who do not see what is marked <c>x-internal</c>).
/// Made once, so that a page costs the same in a large document as in a small one.
/// </summary>
public sealed class ContractOutline
{
    private const int LongestPointer = 2_000;

    private readonly ContractDocument _document;
    private readonly bool _insider;
    private readonly FrozenDictionary<string, int> _positions;
    private readonly FrozenDictionary<string, TagOutline> _tagOf;
    private readonly Lazy<SchemaUses> _uses;

    internal ContractOutline(ContractDocument document, bool insider)
    {
        _document = document;
        _insider = insider;
        Visible = [.. document.Operations.Where(operation => insider || !IsInternal(operation))];
        Sections = OutlineSections.Of(document, Visible);
        Operations = [.. Sections.SelectMany(section => section.Tags).SelectMany(tag => tag.Operations).DistinctBy(operation => operation.Id)];
        _positions = Operations.Select((operation, index) => (operation.Id, index)).ToFrozenDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        _tagOf = Sections.SelectMany(section => section.Tags).SelectMany(tag => tag.Operations.Select(operation => (operation.Id, tag)))
            .DistinctBy(pair => pair.Id).ToFrozenDictionary(pair => pair.Id, pair => pair.tag, StringComparer.Ordinal);
        Webhooks = WebhookView.All(document).Where(webhook => insider || !webhook.IsInternal).ToList();
        SchemaNames = [.. Place.Root(document).At("components")?.Members("schemas").Where(member => insider || !member.Place.Flag("x-internal")).Select(member => member.Name) ?? []];
        _uses = new Lazy<SchemaUses>(() => new SchemaUses(document, Visible));
    }

    /// <summary>Tags and their operations in the order of navigation.</summary>
    public IReadOnlyList<TagSection> Sections { get; }

    /// <summary>Every operation that this reader may see, once, in the order of navigation.</summary>
    public IReadOnlyList<OperationSummary> Operations { get; }

    /// <summary>Calls that the API makes to those who asked for them.</summary>
    public IReadOnlyList<WebhookView> Webhooks { get; }

    /// <summary>Names of <c>components.schemas</c>.</summary>
    public IReadOnlyList<string> SchemaNames { get; }

    private List<OperationSummary> Visible { get; }

    /// <summary>Everything the contract says of an operation; null when there is none of that id for this reader.</summary>
    public OperationView? FindOperation(string id) => _positions.ContainsKey(id) ? _document.FindOperation(id) : null;

    public SchemaView? FindSchema(string name) => _document.FindSchema(name) is { } schema && (_insider || !schema.IsInternal) ? schema : null;

    public WebhookView? FindWebhook(string id) => Webhooks.FirstOrDefault(webhook => webhook.Id == id);

    public TagOutline? FindTag(string name) => Sections.SelectMany(section => section.Tags).FirstOrDefault(tag => tag.Name == name);

    /// <summary>The tag that an operation is shown under.</summary>
    public TagOutline? TagOf(string operation) => _tagOf.GetValueOrDefault(operation);

    public (OperationSummary? Previous, OperationSummary? Next) Neighbours(string operation) => _positions.TryGetValue(operation, out var index)
        ? (Operations.ElementAtOrDefault(index - 1), Operations.ElementAtOrDefault(index + 1))
        : (null, null);

    /// <summary>Operations whose parameters, bodies or answers name the schema themselves, not through another schema.</summary>
    public IReadOnlyList<OperationSummary> OperationsWith(string schema) => _uses.Value.Operations(schema);

    /// <summary>Schemas that name the schema.</summary>
    public IReadOnlyList<string> SchemasWith(string schema) => [.. _uses.Value.Schemas(schema).Where(name => _insider || FindSchema(name) is not null)];

    /// <summary>
    /// The schema at a pointer, as pages ask for what they did not unfold; null when there is none, or when anything on the way to it
    /// is not for this reader.
    /// </summary>
    public SchemaView? Open(string pointer)
    {
        if (pointer.Length > LongestPointer || Place.Find(_document, pointer) is not { } place || !Shows(pointer))
        {
            return null;
        }
        return SchemaView.Of(_document, place) is var schema && (_insider || !schema.IsInternal) ? schema : null;
    }

    /// <summary>Whether this reader may see what a pointer names: nothing on the way to it is marked as internal.</summary>
    public bool Shows(string pointer)
    {
        for (var end = pointer.Length; end > 0 && !_insider; end = pointer.LastIndexOf('/', end - 1))
        {
            if (Place.Find(_document, pointer[..end])?.Flag("x-internal") ?? false)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether this reader may see the operation.</summary>
    public bool Has(string operation) => _positions.ContainsKey(operation);

    /// <summary>The operation that a pointer leads into.</summary>
    public OperationSummary? OperationAt(string pointer) =>
        pointer.Split('/') is ["", "paths", var path, var method, ..] && NodePointer.Unescape(path) is var template
        && _document.FindOperation(method.ToUpperInvariant(), template) is { } found && _positions.ContainsKey(found.Id)
            ? found
            : null;

    private bool IsInternal(OperationSummary operation) => _document.Index.NodesOf(operation.Id) is var (node, item) && (node.Flag("x-internal") || item.Flag("x-internal"));
}
