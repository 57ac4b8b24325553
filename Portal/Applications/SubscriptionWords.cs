using Portal.Api.Applications;
using Portal.Api.Plans;
using Portal.Ui;

namespace Portal.Applications;

/// <summary>Where a subscription stands, as people say it.</summary>
internal static class SubscriptionWords
{
    /// <summary>Waiting, active, or refused and so worth showing; what was given up is history.</summary>
    public static bool IsCurrent(SubscriptionView subscription) => subscription.State is not SubscriptionState.Cancelled;

    /// <summary>It has a plan that can be changed.</summary>
    public static bool IsLive(SubscriptionView subscription) => subscription.State is SubscriptionState.Active or SubscriptionState.Pending;

    public static Tone ToneOf(SubscriptionState state) => state switch
    {
        SubscriptionState.Active => Tone.Ok,
        SubscriptionState.Pending => Tone.Warn,
        SubscriptionState.Rejected => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static string Short(SubscriptionState state) => state switch
    {
        SubscriptionState.Active => "active",
        SubscriptionState.Pending => "waiting",
        SubscriptionState.Rejected => "rejected",
        _ => "cancelled",
    };

    /// <summary>Who decides, and what works meanwhile.</summary>
    public static string Waiting(SubscriptionView subscription) => subscription.Plan.Approval is PlanApproval.Automatic
        ? "It becomes active with your organisation's approval, on which an administrator of Travelz decides."
        : Deciding;

    public const string Deciding = "An administrator of Travelz decides, and you get a mail.";

    public static string Decided(SubscriptionView subscription) => subscription.Plan.Approval is PlanApproval.Automatic
        ? "the plan needs no approval"
        : $"approved by {subscription.DecidedBy}";
}
