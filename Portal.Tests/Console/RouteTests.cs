using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Traffic;
using Portal.Console;
using Portal.Ui;

namespace Portal.Tests.Console;

public sealed class RouteTests : BunitContext
{
    [Fact]
    public void A_call_passes_the_gateway_then_the_rule_then_the_service()
    {
        var steps = CallRoute.Of(Scenes.Call([Scenes.Hop(0, "travels", service: "travels-external")]));

        Assert.Equal(["Gateway", "travels-external", "travels"], steps.Select(step => step.Title));
        Assert.Equal("→ subset v2", steps[1].Strong);
        Assert.Null(steps[1].DurationMs);
    }

    [Fact]
    public void What_a_supplier_asked_in_turn_is_told_in_its_line_while_all_went_well()
    {
        var steps = CallRoute.Of(Scenes.Call([Scenes.Hop(0, "travels"), Scenes.Hop(1, "flights"), Scenes.Hop(2, "discounts", duration: 0.9), Scenes.Hop(1, "hotels")]));

        Assert.Equal(["Gateway", "travels", "flights", "hotels"], steps.Select(step => step.Title));
        Assert.Contains("asked discounts 0.9 ms", steps[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_whose_connection_ended_before_an_answer_is_listed_as_such_and_not_as_a_good_one()
    {
        var call = new RequestSummaryView("a", DateTimeOffset.UnixEpoch, "gateway", "GET", "/travels/Rome", 0, 2.2, "travels", "v2", "quoteTrip", null, "Red", null, null, CallKind.Rehearsed);

        Services.AddSingleton(TimeProvider.System);
        var chips = new[] { Render<CallTable>(part => part.Add(p => p.Calls, [call])).Find(".chip"), Render<Portal.Applications.LatestCallsPanel>(part => part.Add(p => p.Calls, [call])).Find(".chip") };

        Assert.All(chips, chip => Assert.Equal("no answer", chip.TextContent.Trim()));
        Assert.All(chips, chip => Assert.Contains("tone-bad", chip.ClassList));
    }

    [Fact]
    public void A_hop_that_failed_is_never_folded_away()
    {
        var steps = CallRoute.Of(Scenes.Call([Scenes.Hop(0, "travels", 502), Scenes.Hop(1, "flights", 502), Scenes.Hop(2, "discounts", 0, "UT")]));

        Assert.Equal(Tone.Bad, steps[^1].Tone);
        Assert.Contains("no answer", steps[^1].Detail, StringComparison.Ordinal);
        Assert.Contains("did not answer in time", steps[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_call_ends_at_the_gateway_with_the_finding()
    {
        var step = Assert.Single(CallRoute.Of(Scenes.Call(ledger: [new LedgerStep("Limit", "minute", "used up", false, 4)], refusal: "limits_exceeded")));

        Assert.Equal(Tone.Bad, step.Tone);
        Assert.Equal("refused: used up", step.Detail);
    }

    [Fact]
    public void Success_and_failure_are_said_not_only_coloured()
    {
        var route = Render<RouteTaken>(part => part.Add(p => p.Steps, CallRoute.Of(Scenes.Call([Scenes.Hop(0, "travels", 503)]))));

        Assert.Equal(["Succeeded", "Failed"], route.FindAll(".dot svg").Select(dot => dot.GetAttribute("aria-label")));
    }

    [Fact]
    public void Bars_stay_inside_their_track_and_the_shortest_is_still_seen()
    {
        var route = Render<RouteTaken>(part => part.Add(p => p.Steps, CallRoute.Of(Scenes.Call([Scenes.Hop(0, "travels", offset: 0.001, duration: 10), Scenes.Hop(1, "flights", offset: 9.99, duration: 0.001)]))));

        Assert.All(route.FindAll("rect"), bar =>
        {
            var x = double.Parse(bar.GetAttribute("x")!, System.Globalization.CultureInfo.InvariantCulture);
            var width = double.Parse(bar.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(width, 1.4, 100);
            Assert.InRange(x + width, 0, 100.001);
        });
    }

    [Fact]
    public void The_ledger_shows_the_remedy_of_what_was_refused_and_escapes_what_was_sent()
    {
        var ledger = Render<LedgerTable>(part => part.Add(p => p.Steps, [new LedgerStep("Credential", "<b>tvz_…</b>", "not known", false, 1500, "Issue a new key.")]));

        Assert.Empty(ledger.FindAll("td b"));
        Assert.Contains("Issue a new key.", ledger.Find(".remedy").TextContent, StringComparison.Ordinal);
        Assert.Equal("Refused", ledger.Find("svg").GetAttribute("aria-label"));
        Assert.Contains("1.5 ms", ledger.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_let_through_though_it_differs_is_marked_with_its_places()
    {
        var step = new LedgerStep("response contract", "contract v2", "'price' must be a number. It was let through.", true, 5, null, [new("#/components/schemas/Quote/properties/price/type", "body", "", "/price", "type", "'price' must be a number.")]);

        var ledger = Render<LedgerTable>(part => part.Add(p => p.Steps, [step]));

        Assert.Equal("Differs", ledger.Find("svg").GetAttribute("aria-label"));
        Assert.Contains("body /price", ledger.Find(".violations li").TextContent, StringComparison.Ordinal);
        Assert.Equal("#/components/schemas/Quote/properties/price/type", ledger.Find(".violations code").TextContent);
    }

    [Theory]
    [InlineData(0, "conforms to contract v2")]
    [InlineData(1, "1 violation of contract v2")]
    [InlineData(3, "3 violations of contract v2")]
    [InlineData(-1, null)]
    public void An_answer_says_whether_it_fits_its_contract_where_that_is_known(int violations, string? words)
    {
        var violation = new Portal.Api.Contracts.Conformance.ContractViolation("#/a", "body", "", "", "type", "D");
        var step = new LedgerStep("response contract", "contract v2", "V", true, 5, null, violations < 0 ? null : [.. Enumerable.Repeat(violation, violations)]);

        var chip = Render<ConformanceChip>(part => part.Add(p => p.Call, Scenes.Call(ledger: [step])));

        Assert.Equal(words, chip.FindAll(".chip").SingleOrDefault()?.TextContent);
    }
}
