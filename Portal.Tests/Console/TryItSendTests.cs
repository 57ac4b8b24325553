using Bunit;
using Portal.Console;

namespace Portal.Tests.Console;

public sealed class TryItSendTests : TryItTest
{
    [Fact]
    public void Send_pressed_before_the_island_woke_up_sends_when_it_has()
    {
        Answers(200, "application/json", "{}");
        Browser.Setup<WhileAsleep>("attach", _ => true).SetResult(new WhileAsleep("?p.city=Vienna", true));

        var island = Show(Scenes.Subscriber());

        island.WaitForAssertion(() => Assert.Contains("200", island.Find(".out [role=status]").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("/travels/Vienna", (string)Browser.VerifyInvoke("send").Arguments[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_goes_to_the_console_s_own_address_as_the_chosen_subscription()
    {
        Answers(200, "application/json", "{}");
        var island = Show(Scenes.Subscriber(), ("p.city", "San Marino"), ("p.user", "new"));

        await island.Find("form").SubmitAsync();

        var sent = Browser.VerifyInvoke("send").Arguments;
        Assert.Equal($"/try/{Scenes.RedSubscription}/travels/San%20Marino", sent[0]);
        Assert.Equal("GET", sent[1]);
        Assert.Equal("new", Assert.IsType<Dictionary<string, string>>(sent[2])["user"]);
        Assert.DoesNotContain("X-API-Key", Assert.IsType<Dictionary<string, string>>(sent[2]).Keys);
    }

    [Fact]
    public async Task An_answer_shows_status_time_size_and_a_link_for_support()
    {
        Answers(200, "application/json", """{"city":"Rome"}""", ("X-Request-Id", "req-1"));
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        var status = island.Find(".out [role=status]");
        Assert.Contains("200 OK", status.TextContent, StringComparison.Ordinal);
        Assert.Contains("14 ms", status.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 B", status.TextContent, StringComparison.Ordinal);
        Assert.Equal("http://portal.example/requests/req-1", status.QuerySelector("button")!.GetAttribute("data-copy"));
    }

    [Fact]
    public async Task JSON_is_set_in_lines_and_its_markup_stays_text()
    {
        Answers(200, "application/json", """{"city":"<script>x</script>"}""");
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Equal("{\n  \"city\": \"<script>x</script>\"\n}", island.Find("pre[aria-label='Body of the answer'] code").TextContent.ReplaceLineEndings("\n"));
        Assert.Empty(island.FindAll("script"));
    }

    [Fact]
    public async Task The_way_the_call_took_is_found_by_its_request_id()
    {
        Answers(200, "application/json", "{}", ("x-request-id", "req-1"));
        Backend.Call = Scenes.Call([Scenes.Hop(0, "travels", service: "travels-external")]);
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Equal(["req-1"], Backend.LookedUp);
        Assert.Contains("travels-external", island.Find(".route").TextContent, StringComparison.Ordinal);
        Assert.Contains("Credential", island.Find(".ledger").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_says_its_sentence_first_then_the_remedy_then_the_JSON()
    {
        Answers(403, "application/problem+json", """{"title":"Forbidden","detail":"The subscription waits.","code":"subscription_pending"}""", ("X-Request-Id", "req-1"));
        Backend.Call = Scenes.Call(ledger: [new("Subscription", "travels", "pending", false, 3, "Wait for the mail.")], refusal: "subscription_pending");
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        var alert = island.Find(".out [role=alert]");
        Assert.Equal("The subscription waits.", alert.QuerySelector("strong")!.TextContent);
        Assert.Contains("Wait for the mail.", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("/problems/subscription_pending", alert.QuerySelector("a")!.GetAttribute("href"));
        Assert.True(island.Markup.IndexOf("The subscription waits.", StringComparison.Ordinal) < island.Markup.IndexOf("Body of the answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_is_brought_to_who_asked_for_it_once_it_stands()
    {
        Answers(200, "application/json", "{}");
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Equal(["attach", "send", "body", "reveal"], Browser.Invocations.Select(call => call.Identifier));
        Assert.Equal("-1", island.Find(".out [role=status]").GetAttribute("tabindex"));
    }

    [Fact]
    public async Task An_answer_is_of_the_call_before_once_the_form_is_changed_until_the_next_is_sent()
    {
        Answers(200, "application/json", "{}");
        var island = Show(Scenes.Subscriber());
        await island.Find("form").SubmitAsync();
        Assert.DoesNotContain("Of the call before", island.Markup, StringComparison.Ordinal);

        await island.Find("input[name='p.city']").InputAsync(new() { Value = "Vienna" });
        Assert.Contains("Of the call before", island.Find(".out.outdated [role=status]").TextContent, StringComparison.Ordinal);

        await island.Find("form").SubmitAsync();
        Assert.DoesNotContain("Of the call before", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_field_left_empty_is_named_and_nothing_is_sent()
    {
        var island = Show(Scenes.Subscriber(), ("p.city", ""));

        await island.Find("form").SubmitAsync();

        Assert.Contains("city", island.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Browser.VerifyNotInvoke("send");
    }

    [Fact]
    public async Task What_is_not_text_is_never_brought_into_the_page_but_can_be_downloaded()
    {
        Answers(200, "application/octet-stream", "\0\0\0");
        var island = Show(Scenes.Subscriber());
        await island.Find("form").SubmitAsync();

        await island.Find(".out [role=tabpanel] button").ClickAsync(new());

        Browser.VerifyNotInvoke("body");
        Browser.VerifyInvoke("download");
        Assert.Contains("not text", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_very_long_answer_only_the_beginning_is_taken()
    {
        Answers(200, "application/json", "[" + new string('1', AnswerBody.MostShown * 2) + "]");
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Equal(AnswerBody.MostShown, Browser.VerifyInvoke("body").Arguments[0]);
        Assert.Contains("The first 256 kB of", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_at_all_is_said_as_such()
    {
        Browser.Setup<BrowserAnswer>("send", _ => true).SetResult(new BrowserAnswer(0, "", 3, 0, true, [], "Failed to fetch"));
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Contains("Failed to fetch", island.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Backend.LookedUp);
    }

    [Fact]
    public async Task A_rehearsed_cut_is_told_as_such_with_its_request_and_the_way_it_took()
    {
        Browser.Setup<BrowserAnswer>("send", _ => true).SetResult(new BrowserAnswer(502, "", 61, 0, true, [new("X-Request-Id", "req-1"), new("X-Rehearsed-Cut", "1")], "network error"));
        Backend.Call = Scenes.Call([Scenes.Hop(0, "travels", status: 0, flags: "FI", service: "travels-external")]);
        var island = Show(Scenes.Subscriber(), ("rehearse", "cut"));

        await island.Find("form").SubmitAsync();

        var told = island.Find(".out [role=alert]");
        Assert.Equal(("The connection was cut, as rehearsed", "/requests/req-1"), (told.QuerySelector("strong")!.TextContent, told.QuerySelector("a")!.GetAttribute("href")));
        Assert.Contains("failed on purpose", island.Find(".route").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("502", island.Find(".out").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_signed_out_elsewhere_is_told_so_and_comes_back_to_the_form_as_it_is()
    {
        Answers(401, "application/problem+json", """{"title":"Unauthorized","detail":"Send an access token.","code":"unauthenticated"}""");
        var island = Show(Scenes.Subscriber(), ("p.city", "Vienna"));

        await island.Find("form").SubmitAsync();

        var told = island.Find(".out [role=alert]");
        Assert.Equal("You are signed out", told.QuerySelector("strong")!.TextContent);
        Assert.Contains("p.city%3DVienna", told.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_rehearsed_on_a_page_outlives_a_reload()
    {
        Answers(200, "application/json", "{}");
        Browser.Setup<WhileAsleep>("attach", _ => true).SetResult(new WhileAsleep("", false, [new RehearsedCall("late", "answered 200, whole after 3010 ms")]));
        var island = Show(Scenes.Subscriber(), ("rehearse", "slow"));

        await island.Find("form").SubmitAsync();

        Assert.Equal(["late", "slow"], ((List<RehearsedCall>)Browser.VerifyInvoke("keepRehearsed").Arguments[0]!).Select(call => call.Key));
        Assert.Contains("This browser: answered 200, whole after 3010 ms.", island.Find(".checklist").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_the_browser_is_told_and_the_form_lives_on()
    {
        Browser.Setup<BrowserAnswer>("send", _ => true).SetException(new Microsoft.JSInterop.JSException("No fetch here.\nat line 1"));
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Contains("No fetch here.", island.Find(".out [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(island.Find(".send button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_call_without_a_record_says_so()
    {
        Answers(502, "application/problem+json", """{"title":"Bad Gateway","detail":"No gateway.","code":"gateway_unreachable"}""");
        var island = Show(Scenes.Subscriber());

        await island.Find("form").SubmitAsync();

        Assert.Contains("no record of this call", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subset_chosen_by_hand_answers_and_another_stands_beside_it()
    {
        Answers(200, "application/json", "{}");
        var island = Show(Scenes.Subscriber() with { Subsets = ["v1", "v2"] }, ("subset", "v2"), ("beside", "v1"));

        await island.Find("form").SubmitAsync();

        var sent = Browser.Invocations["send"].Select(call => ((Dictionary<string, string>)call.Arguments[2]!)["X-Try-Subset"]);
        Assert.Equal(["v1", "v2"], sent);
        Assert.Equal("Side by side", island.Find(".out [role=tab][aria-selected=true]").TextContent);
        Assert.Contains("Both answers say the same", island.Find(".out .beside").TextContent, StringComparison.Ordinal);
        Assert.Equal(["subset v2", "subset v1"], island.FindAll(".beside .name").Select(name => name.TextContent));
    }

    [Fact]
    public async Task A_rehearsed_failure_is_ticked_off_with_what_came_of_it()
    {
        Answers(429, "application/problem+json", "{}", ("Retry-After", "5"));
        var island = Show(Scenes.Subscriber(), ("rehearse", "limited"));

        await island.Find("form").SubmitAsync();

        Assert.Equal("limit=5", ((Dictionary<string, string>)Browser.VerifyInvoke("send").Arguments[2]!)["X-Try-Failure"]);
        Assert.Contains("This browser: answered 429 after 14 ms, to be called again in 5 s.", island.Find(".checklist").TextContent, StringComparison.Ordinal);
        Assert.Empty(island.FindAll("select[name=subset]"));
    }
}
