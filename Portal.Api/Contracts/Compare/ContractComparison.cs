using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare;

/// <summary>Tells what changed between two versions of a contract, and what each change means to callers.</summary>
public static class ContractComparison
{
    public static ComparisonReport Compare(ContractDocument before, ContractDocument after, ComparisonSettings? settings = null)
    {
        var changes = new List<ContractChange>();
        var earlier = before.Operations.ToDictionary(Key, StringComparer.Ordinal);
        var later = after.Operations.ToDictionary(Key, StringComparer.Ordinal);
        foreach (var gone in before.Operations.Where(operation => !later.ContainsKey(Key(operation))))
        {
            changes.Add(Change("api-removed-without-deprecation", ChangeClass.Breaking, gone, $"`{gone.Method} {gone.Path}` was removed."));
        }
        foreach (var added in after.Operations.Where(operation => !earlier.ContainsKey(Key(operation))))
        {
            changes.Add(Change("endpoint-added", ChangeClass.Safe, added, $"`{added.Method} {added.Path}` was added."));
        }
        return new ComparisonReport(changes);
    }

    private static string Key(OperationSummary operation) => $"{operation.Method} {operation.Path}";

    private static ContractChange Change(string rule, ChangeClass change, OperationSummary operation, string message)
    {
        var pointer = $"/paths/{NodePointer.Escape(operation.Path)}/{operation.Method.ToLowerInvariant()}";
        var added = rule is "endpoint-added";
        return new ContractChange(rule, change, ChangeDirection.None, new ChangePlace(operation.Method, operation.Path, operation.Id), added ? null : pointer, added ? pointer : null, message);
    }
}
