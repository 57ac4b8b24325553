using Bunit;
using Portal.Api.Applications;
using Portal.Api.Identity;
using Portal.Console;
using Portal.Tests.Contracts;

namespace Portal.Tests.Console;

public sealed class TryItFormTests : TryItTest
{
    [Fact]
    public void The_form_has_what_the_contract_has_and_no_field_for_the_key()
    {
        var fields = Show(Scenes.Subscriber()).FindAll(".fields label").Select(label => label.TextContent);

        Assert.Equal(["city", "user", "travel", "portal", "device", "If-None-Match"], fields);
    }

    [Fact]
    public void Each_field_is_labelled_and_described()
    {
        var island = Show(Scenes.Subscriber());
        var city = island.Find("input[name='p.city']");

        Assert.Equal(city.Id, island.FindAll(".fields label")[0].GetAttribute("for"));
        Assert.Contains("European capital", island.Find("#" + city.GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        Assert.True(city.HasAttribute("required"));
    }

    [Fact]
    public void Listed_values_are_a_choice_with_the_words_of_the_examples()
    {
        var options = Show(Scenes.Subscriber()).FindAll("select[name='p.travel'] option").Select(option => option.TextContent);

        Assert.Contains("t1 · Flights, hotels, cars and insurances", options);
    }

    [Fact]
    public void A_value_the_contract_does_not_list_is_kept_so_that_it_can_be_tried()
    {
        var options = Show(Scenes.Subscriber(), ("p.city", "Rome"), ("p.travel", "t9")).FindAll("select[name='p.travel'] option").Select(option => option.GetAttribute("value"));

        Assert.Contains("t9", options);
    }

    [Fact]
    public void Without_an_address_the_form_holds_the_shortest_call_that_works()
    {
        Assert.Equal("/travels/Rome", Show(Scenes.Subscriber()).Find(".send code").TextContent);
    }

    [Fact]
    public void The_address_fills_the_form()
    {
        var island = Show(Scenes.Subscriber(), ("p.city", "San Marino"), ("p.user", "new"));

        Assert.Equal("San Marino", island.Find("input[name='p.city']").GetAttribute("value"));
        Assert.Equal("/travels/San%20Marino", island.Find(".send code").TextContent);
    }

    [Fact]
    public void What_was_typed_before_the_island_woke_up_is_kept()
    {
        Browser.Setup<WhileAsleep>("attach", _ => true).SetResult(new WhileAsleep("?p.city=Vienna&p.user=new", false));

        var island = Show(Scenes.Subscriber());

        Assert.Equal("Vienna", island.Find("input[name='p.city']").GetAttribute("value"));
        Assert.Equal("/travels/Vienna", island.Find(".send code").TextContent);
    }

    [Fact]
    public void What_is_typed_is_in_the_samples_and_in_the_address_at_once()
    {
        var island = Show(Scenes.Subscriber());

        island.Find("input[name='p.user']").Input("new");

        Assert.Contains("-H 'user: new'", island.Find("code[id*='curl']").TextContent.Replace('"', '\''), StringComparison.Ordinal);
        Assert.Equal("/apis/travels/v2/quoteTrip/try?p.city=Rome&p.user=new", Browser.VerifyInvoke("remember").Arguments[0]);
    }

    [Fact]
    public void Samples_show_the_public_gateway_and_name_the_key_without_having_one()
    {
        foreach (var sample in Show(Scenes.Subscriber()).FindAll("[role=tabpanel] code"))
        {
            // Some languages write the address in one piece, some the host and the path apart.
            Assert.Contains("gateway.example", sample.TextContent, StringComparison.Ordinal);
            Assert.Contains("/travels/", sample.TextContent, StringComparison.Ordinal);
            Assert.Contains("Rome", sample.TextContent, StringComparison.Ordinal);
            Assert.Contains("TRAVELZ_KEY", sample.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("/try/", sample.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_guest_fills_the_form_and_signs_in_to_send_coming_back_to_the_same_form()
    {
        var island = Show(Scenes.Guest(), ("p.city", "Oslo"), ("p.user", "a&b"));
        var link = island.Find(".send a").GetAttribute("href")!;

        Assert.Empty(island.FindAll(".send button"));
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString("/apis/travels/v2/quoteTrip/try?p.city=Oslo&p.user=a%26b"), link);
    }

    [Fact]
    public void Who_has_no_subscription_is_shown_the_way_to_one()
    {
        var island = Show(Scenes.Of(Scenes.Maya, "quoteTrip"));

        Assert.Empty(island.FindAll(".send button"));
        Assert.NotNull(island.Find(".notice a[href='/applications/subscribe?api=travels']"));
    }

    [Fact]
    public void Who_waits_is_told_who_decides_and_since_when()
    {
        var notice = Show(Scenes.Of(Scenes.Maya, "quoteTrip", Scenes.Subscription(SubscriptionState.Pending))).Find(".notice").TextContent;

        Assert.Contains("An administrator decides", notice, StringComparison.Ordinal);
        Assert.Contains("12 November, 09:30", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_API_beside_the_gateway_cannot_be_sent_to_and_says_why()
    {
        var island = Show(Scenes.Subscriber() with { Api = Scenes.Api(throughGateway: false), Subscriptions = [] });

        Assert.Empty(island.FindAll(".send button, .send a"));
        Assert.Contains("called directly", island.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_script_the_form_asks_the_server_for_the_same_page_filled_anew()
    {
        var form = Show(Scenes.Guest()).Find("form");

        Assert.Equal("get", form.GetAttribute("method"));
        Assert.StartsWith("/apis/travels/v2/quoteTrip/try", form.GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cookie_that_no_page_can_send_is_named_instead_of_left_out_in_silence()
    {
        var contract = Documents.Open("""
            openapi: 3.1.1
            info: { title: Cookies, version: '1' }
            paths:
              /me: { get: { operationId: me, parameters: [{ name: theme, in: cookie, schema: { type: string } }], responses: { '200': { description: ok } } } }
            """);

        var island = Show(Scenes.Subscriber() with { Operation = contract.FindOperation("me")! });

        Assert.Contains("Not sent from here: the cookie theme", string.Join(' ', island.Find(".form").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("takes no parameters", island.Markup, StringComparison.Ordinal);
    }
}
