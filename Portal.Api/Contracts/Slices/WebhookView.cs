namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A call that the API makes to those who asked for it. <see cref="Id"/> is its name, with the method where it has several. Before
/// OpenAPI 3.1 they stood under <c>x-webhooks</c>.
/// </summary>
public sealed record WebhookView(string Id, string Title, bool IsInternal)
{
    /// <summary>Everything the contract says of it; its path is the webhook's name.</summary>
    public OperationView Operation => Read();

    private Func<OperationView> Read { get; init; } = null!;

    internal static IReadOnlyList<WebhookView> All(ContractDocument document)
    {
        var root = Place.Root(document);
        var name = root.At("webhooks") is null ? "x-webhooks" : "webhooks";
        return [.. root.Members(name).SelectMany(member => Of(document, member.Name, member.Place.Follow(document)))];
    }

    private static IEnumerable<WebhookView> Of(ContractDocument document, string name, Place item)
    {
        var calls = PathItems.Operations(item).ToList();
        foreach (var call in calls)
        {
            var id = calls.Count == 1 ? name : $"{name}-{call.Method.ToLowerInvariant()}";
            var summary = PathItems.Summary(call, id, name);
            yield return new WebhookView(id, summary.Title, item.Flag("x-internal") || call.Place.Flag("x-internal"))
            {
                Read = () => OperationView.Of(document, summary, item, call.Place),
            };
        }
    }
}
