namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A call that the API makes to its caller. <see cref="Expression"/> says where to: OpenAPI's runtime expression over the request
/// that led to it.
/// </summary>
public sealed record CallbackView(string Name, string Expression, OperationView Operation)
{
    internal static IReadOnlyList<CallbackView> Of(ContractDocument document, Place operation) =>
    [
        .. from callback in operation.Members("callbacks")
           from item in Expressions(callback.Place.Follow(document))
           let place = item.Place.Follow(document)
           from call in PathItems.Operations(place)
           select new CallbackView(callback.Name, item.Name, OperationView.Of(document, PathItems.Summary(call, callback.Name, item.Name), place, call.Place, deep: false)),
    ];

    private static IEnumerable<(string Name, Place Place)> Expressions(Place callback) =>
        Nodes.NodeAccess.Members(callback.Node).Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)).Select(member => (member.Name, callback.At(member.Name)!.Value));
}
