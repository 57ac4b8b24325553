namespace Bench;

/// <summary>
/// One operation of one document, and two texts of it: what it does, and what a parameter means. Who can see both can read the operation.
/// The texts are parts without markup, as every renderer shows them.
/// </summary>
internal sealed record MeasuredOperation(string Document, string Api, string Version, string Tag, string Id, string Method, string Path, string About, string Parameter)
{
    public static IReadOnlyList<MeasuredOperation> All { get; } =
    [
        new("Travelz", "travels", "v2", "Travels", "quoteTrip", "get", "/travels/{city}", "a quote is never silently incomplete", "Name of a European capital, as the city list writes it"),
        new(
            "Stripe", "stripe", "v1", "", "GetPaymentIntentsIntent", "get", "/v1/payment_intents/{intent}",
            "Retrieves the details of a PaymentIntent that has previously been created", "if you use a publishable key to retrieve the source"),
        new(
            "GitHub", "github", "v1", "pulls", "pulls/get", "get", "/repos/{owner}/{repo}/pulls/{pull_number}",
            "Lists details of a pull request by providing its number", "The number that identifies the pull request"),
    ];
}
