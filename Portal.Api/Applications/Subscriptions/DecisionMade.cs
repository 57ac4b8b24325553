using Portal.Api.Plans;

namespace Portal.Api.Applications.Subscriptions;

/// <summary>What an administrator decided: on a subscription under <see cref="Plan"/>, or on its move (<see cref="IsMove"/>) to that plan.</summary>
internal sealed record DecisionMade(bool Approved, bool IsMove, Plan Plan, string By, string? Reason)
{
    public string Verb => Approved ? "approved" : "rejected";
}
