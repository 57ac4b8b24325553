namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>
/// Which operation is which: by method and path, then by method and path without the names of parameters, at last by operationId, for those
/// that moved. In the order of the newer document; what is gone comes last, in its own.
/// </summary>
internal sealed record OperationMatch(IReadOnlyList<(OperationSpot? Before, OperationSpot? After)> Pairs)
{
    public static OperationMatch Of(IReadOnlyList<OperationSpot> before, IReadOnlyList<OperationSpot> after)
    {
        var partners = new Dictionary<OperationSpot, OperationSpot>(ReferenceEqualityComparer.Instance);
        var left = before.ToList();
        Match(left, after, partners, operation => $"{operation.Method} {operation.Path}");
        Match(left, after, partners, operation => operation.Signature);
        Match(left, after, partners, operation => operation.Id);
        return new OperationMatch(
        [
            .. after.Select(operation => (partners.GetValueOrDefault(operation), (OperationSpot?)operation)),
            .. left.Select(operation => ((OperationSpot?)operation, (OperationSpot?)null)),
        ]);
    }

    public static IReadOnlyList<OperationSpot> All(Spot? items) =>
    [
        .. (items?.Members() ?? []).Where(item => !item.Key.StartsWith("x-", StringComparison.Ordinal)).SelectMany(item => Of(item.Key, item.Value.Resolved())),
    ];

    public static IEnumerable<OperationSpot> Of(string path, Spot item) =>
        item.Members().Where(member => ContractIndex.Methods.Contains(member.Key) && member.Value.Node is Nodes.ObjectNode)
            .Concat(item.Get("additionalOperations")?.Members().Where(member => member.Value.Node is Nodes.ObjectNode) ?? [])
            .Select(member => new OperationSpot(member.Key.ToUpperInvariant(), path, item, member.Value));

    private static void Match(List<OperationSpot> left, IReadOnlyList<OperationSpot> after, Dictionary<OperationSpot, OperationSpot> partners, Func<OperationSpot, string?> key)
    {
        var byKey = new Dictionary<string, OperationSpot>(StringComparer.Ordinal);
        foreach (var operation in after.Where(operation => !partners.ContainsKey(operation)))
        {
            if (key(operation) is { } name)
            {
                byKey.TryAdd(name, operation);
            }
        }
        left.RemoveAll(operation =>
        {
            if (key(operation) is { } name && byKey.Remove(name, out var partner))
            {
                partners[partner] = operation;
                return true;
            }
            return false;
        });
    }
}
