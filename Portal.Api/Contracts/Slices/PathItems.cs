using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>The operations of a path item, wherever it stands: under a path, a webhook or a callback.</summary>
internal static class PathItems
{
    public static IEnumerable<(string Method, Place Place)> Operations(Place item) =>
    [
        .. ContractIndex.Methods.Select(method => (Method: method.ToUpperInvariant(), Place: item.At(method))).Where(pair => pair.Place?.Node is ObjectNode).Select(pair => (pair.Method, pair.Place!.Value)),
        .. item.Members("additionalOperations").Where(member => member.Place.Node is ObjectNode),
    ];

    public static Place? Operation(Place item, string method) =>
        item.At(method.ToLowerInvariant()) ?? (item.Members("additionalOperations").FirstOrDefault(member => member.Name == method).Place is { Node: not null } found ? found : null);

    /// <summary>For a call that is in no list of operations.</summary>
    public static OperationSummary Summary((string Method, Place Place) call, string id, string path) => new(
        id,
        call.Method,
        path,
        call.Place.Node.Words("summary") ?? call.Place.Node.Words("operationId") ?? id,
        call.Place.Node.Get("tags").First()?.AsString,
        call.Place.Flag("deprecated"));
}
