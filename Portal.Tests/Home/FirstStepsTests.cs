using Portal.Api.Applications;
using Portal.Api.Catalog.Credentials;
using Portal.Home;
using Portal.Tests.Console;

namespace Portal.Tests.Home;

public sealed class FirstStepsTests
{
    private static readonly string[] Titles = ["Confirm your e-mail", "Create an application", "Subscribe it to an API", "Get a key", "Make the first call", "See it in the log", "Rotate a key"];

    [Fact]
    public void At_first_only_the_e_mail_is_done()
    {
        var steps = FirstSteps.Make([], null, seen: false, approved: true, "/apis/travels/v2/quoteTrip/try");

        Assert.Equal(Titles, steps.Select(step => step.Title));
        Assert.Equal(["Confirm your e-mail"], steps.Where(step => step.Done).Select(step => step.Title));
        Assert.Equal("/apis/travels/v2/quoteTrip/try", steps[4].Href);
    }

    [Fact]
    public void Each_step_ticks_itself_from_what_is_there()
    {
        var steps = FirstSteps.Make([Application(Key(null), Key(Guid.NewGuid()))], Scenes.Call().Request, seen: true, approved: true, null);

        Assert.All(steps, step => Assert.True(step.Done, step.Title));
    }

    [Fact]
    public void A_call_that_was_made_but_not_looked_at_leads_to_its_record()
    {
        var steps = FirstSteps.Make([Application(Key(null))], Scenes.Call().Request, seen: false, approved: true, null);

        Assert.True(steps[4].Done);
        Assert.False(steps[5].Done);
        Assert.Equal("/requests/req-1", steps[5].Href);
        Assert.False(steps[6].Done);
    }

    [Fact]
    public void A_waiting_organisation_is_told_why_it_has_no_key()
    {
        Assert.Contains("approved", FirstSteps.Make([], null, false, approved: false, null)[3].Text, StringComparison.Ordinal);
    }

    private static ApplicationView Application(params CredentialView[] keys) =>
        new(Guid.NewGuid(), "Red App", "", Guid.NewGuid(), "Red Travel", DateTimeOffset.UnixEpoch, [Scenes.Subscription(SubscriptionState.Active)], keys);

    private static CredentialView Key(Guid? replaces) => new(Guid.NewGuid(), CredentialKind.UserKey, "", "tvz_ab", "wxyz", DateTimeOffset.UnixEpoch, null, null, null, null, null, replaces, [], [], null);
}
