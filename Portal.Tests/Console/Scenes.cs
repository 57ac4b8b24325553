using System.Text;
using Portal.Api.Applications;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Console;
using Portal.Tests.Conventions;

namespace Portal.Tests.Console;

/// <summary>What the console is shown with: the agency's real contract, and readers with and without subscriptions.</summary>
internal static class Scenes
{
    public static readonly Guid RedSubscription = Guid.Parse("018f0000-0000-7000-8000-000000000001");

    public static readonly Actor Maya = new()
    {
        Kind = ActorKind.Person, Name = "Maya", UserId = Guid.NewGuid(), OrganizationId = Guid.NewGuid(), OrganizationName = "Red Travel", IsOrganizationActive = true,
    };

    private static readonly ContractDocument Travels = ContractReader.Read(Encoding.UTF8.GetBytes(SourceTree.Read("openapi/travels/v2.yaml"))).Document!;

    public static OperationView Operation(string id) => Travels.FindOperation(id)!;

    public static ConsoleScene Guest(string operation = "quoteTrip") => Of(Actor.Anonymous, operation);

    public static ConsoleScene Subscriber(string operation = "quoteTrip") => Of(Maya, operation, Subscription(SubscriptionState.Active));

    public static ConsoleScene Of(Actor reader, string operation, params SubscriptionView[] subscriptions) =>
        new(reader, Api(throughGateway: true), "v2", Travels, Operation(operation), "http://gateway.example", subscriptions);

    public static ApiView Api(bool throughGateway) => new(
        "travels", "Travels", "Trips.", "Travel Core", "travel-agency", Audience.Partners, LifecycleState.Published, [],
        [new("v2", "2.0.0", Audience.Partners, LifecycleState.Published, DateTimeOffset.UnixEpoch, "", 2)], throughGateway)
    {
        CurrentVersion = "v2",
    };

    public static SubscriptionView Subscription(SubscriptionState state) => new(
        RedSubscription, Guid.NewGuid(), "Red App", Maya.OrganizationId!.Value, "Red Travel", "travels", "Travels",
        new PlanView("starter", "Starter", "", PlanApproval.Automatic, []), state, new DateTimeOffset(2026, 11, 12, 9, 30, 0, TimeSpan.Zero), null, null, null);

    public static RequestView Call(IReadOnlyList<HopView>? route = null, IReadOnlyList<LedgerStep>? ledger = null, string? refusal = null) => new(
        new RequestSummaryView("req-1", DateTimeOffset.UnixEpoch, "gateway", "GET", "/travels/Rome", refusal is null ? 200 : 403, 14.2, "travels", "v2", "quoteTrip", null, "Red App", null, refusal, CallKind.Live),
        "4bf92f3577b34da6a3ce929d0e0e4736", 0, 2100, ledger ?? [new LedgerStep("Credential", "console credential", "Red App", true, 12)], route ?? []);

    public static HopView Hop(int depth, string destination, int status = 200, string flags = "-", string? service = null, double offset = 1, double duration = 5) =>
        new(depth, "gateway", destination, service is null ? null : "v2", "v2", "1 of 2", service, service is null ? null : "rule 1 of 1", "GET", "/x", offset, duration, status, flags, false, []);
}
