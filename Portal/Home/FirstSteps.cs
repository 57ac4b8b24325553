using Portal.Api.Applications;
using Portal.Api.Identity;
using Portal.Api.Traffic;
using Portal.Console;
using Portal.Ui;

namespace Portal.Home;

/// <summary>The first-run checklist. It ticks itself from what is there; nobody marks anything.</summary>
internal sealed class FirstSteps(ApplicationQueries applications, RequestQueries requests)
{
    public async Task<IReadOnlyList<ChecklistItem>> ForAsync(Actor reader, HttpContext http, string? tryIt, CancellationToken cancellationToken)
    {
        var found = await applications.ListAsync(reader, cancellationToken);
        var own = found.IsRefused ? [] : found.Value.Where(application => application.OrganizationId == reader.OrganizationId).ToArray();
        var calls = await requests.LatestAsync(reader, null, 50, cancellationToken);
        return Make(own, calls.FirstOrDefault(call => own.Any(application => application.Id == call.ApplicationId)), RequestSeen.Read(http), reader.IsOrganizationActive, tryIt);
    }

    internal static IReadOnlyList<ChecklistItem> Make(IReadOnlyList<ApplicationView> own, RequestSummaryView? lastCall, bool seen, bool approved, string? tryIt)
    {
        var keys = own.SelectMany(application => application.Credentials).ToList();
        var first = own.Count > 0 ? $"/applications/{own[0].Id}" : "/applications/new";
        var called = lastCall is not null || keys.Exists(key => key.LastUsedAt is not null);
        return
        [
            new("Confirm your e-mail", true),
            new("Create an application", own.Count > 0, "It is what calls: it has its own keys, plans and limits.", "/applications/new"),
            new("Subscribe it to an API", own.Any(application => application.Subscriptions.Any(subscription => subscription.State is SubscriptionState.Active)), "Starter plans need no approval.", "/applications/subscribe"),
            new("Get a key", keys.Count > 0, approved ? "It is shown once; copy it where your program finds it." : "Keys are issued once your organisation is approved. You are mailed.", first),
            new("Make the first call", called, "In the browser, or from your own program.", tryIt ?? "/apis"),
            new("See it in the log", called && seen, "With everything that was checked, and the route it took.", lastCall is null ? first : $"/requests/{lastCall.RequestId}"),
            new("Rotate a key", keys.Exists(key => key.ReplacesId is not null), "Make the new one, watch the old one fall silent, then revoke it.", first),
        ];
    }
}
