using Portal.Api.Access;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.References;
using Portal.Api.Access.Matching;

namespace Portal.Api.Drift.Documented;

/// <summary>One contract, ready to hold calls against: paths found as the gateway finds them, operations read when first called.</summary>
internal sealed class ContractShapes
{
    private readonly OperationIndex _index;
    private readonly Dictionary<string, OperationShape> _operations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roots;

    public ContractShapes(string api, string version, ContractDocument document)
    {
        Api = api;
        Version = version;
        Document = document;
        _index = new OperationIndex([new ApiAccess(api, api, version, "", document.Operations)]);
        _roots = [.. document.Operations.Select(operation => FirstSegment(operation.Path)).Where(segment => !segment.Contains('{', StringComparison.Ordinal))];
    }

    public string Api { get; }

    public string Version { get; }

    public ContractDocument Document { get; }

    public OperationShape? Find(string method, string path) => _index.Find(method, path).Operation is { } operation ? Of(operation) : null;

    /// <summary>The operation that a counted one (method and template) belongs to now, however the contract calls its variables.</summary>
    public OperationShape? At(string operation)
    {
        var space = operation.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return null;
        }
        var (method, path) = (operation[..space], operation[(space + 1)..]);
        return Document.FindOperation(method, path) is { } exact ? Of(exact) : Find(method, path);
    }

    /// <summary>Everything it documents.</summary>
    public IEnumerable<OperationShape> Operations => Document.Operations.Select(Of);

    /// <summary>The path begins as one of this contract's does.</summary>
    public bool IsUnder(string path) => _roots.Contains(FirstSegment(path));

    /// <summary>Method and template of a path that the contract does not have, in the contract's own words as far as they go.</summary>
    public string Template(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var best = new List<string>();
        foreach (var operation in Document.Operations)
        {
            var known = operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var shared = known.Zip(segments).TakeWhile(pair => pair.First == pair.Second || pair.First.Contains('{', StringComparison.Ordinal)).Count();
            if (shared > best.Count)
            {
                best = [.. known[..shared]];
            }
        }
        best.AddRange(segments.Skip(best.Count).Take(12).Select(Shapes.SafeNames.Segment));
        var key = $"{method} /{string.Join('/', best)}";
        return key.Length <= Shapes.ShapeLimits.LongestOperation ? key : Shapes.ShapeLimits.Others;
    }

    private OperationShape Of(OperationSummary operation)
    {
        lock (_operations)
        {
            if (!_operations.TryGetValue(operation.Id, out var shape))
            {
                _operations[operation.Id] = shape = new OperationShape(Document, operation);
            }
            return shape;
        }
    }

    private static string FirstSegment(string path) => path.TrimStart('/').Split('/')[0];
}

/// <summary>The contracts in force, compiled when first asked for and again when one was published.</summary>
internal sealed class ContractShapesStore(PublishedApis published)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Api, string Version), ContractShapes> _compiled = [];
    private readonly BoundedCache<string, ContractShapes?> _former = new(16, StringComparer.Ordinal);

    public async Task<ContractShapes?> FindAsync(string api, string version, CancellationToken cancellationToken) =>
        (await published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == api)?.Versions.GetValueOrDefault(version) is { } document
            ? Compile(api, version, document)
            : null;

    /// <summary>The contract at the gateway whose paths begin like this one; null when none does.</summary>
    public async Task<ContractShapes?> UnderAsync(string path, CancellationToken cancellationToken)
    {
        foreach (var api in (await published.AllAsync(cancellationToken)).Where(entry => entry.ThroughGateway))
        {
            if (api.GatewayVersion is { } version && Compile(api.Slug, version, api.Versions[version]) is { } shapes && shapes.IsUnder(path))
            {
                return shapes;
            }
        }
        return null;
    }

    /// <summary>A contract that was in force once.</summary>
    public ContractShapes? Former(string api, string version, PublishedRevision revision) => _former.GetOrAdd(
        revision.Sha256, (api, version, revision), static (_, of) => ContractReader.Read(of.revision.Bytes, of.revision.Format).Document is { } document ? new ContractShapes(of.api, of.version, document) : null);

    private ContractShapes Compile(string api, string version, ContractDocument document)
    {
        lock (_gate)
        {
            if (!_compiled.TryGetValue((api, version), out var shapes) || !ReferenceEquals(shapes.Document, document))
            {
                _compiled[(api, version)] = shapes = new ContractShapes(api, version, document);
            }
            return shapes;
        }
    }
}
