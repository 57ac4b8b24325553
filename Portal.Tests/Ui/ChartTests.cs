using Bunit;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class ChartTests : PartTest
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.03, 0.05)]
    [InlineData(1, 1)]
    [InlineData(7, 10)]
    [InlineData(1984, 2000)]
    [InlineData(2100, 2500)]
    public void An_axis_ends_at_a_round_number_that_holds_every_value(double most, double top)
    {
        Assert.Equal(top, ChartNumbers.RoundUp(most), 9);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(5, 8)]
    [InlineData(10, 12)]
    [InlineData(1984, 2000)]
    public void An_axis_of_whole_numbers_has_whole_numbers_at_each_of_its_four_steps(double most, double top)
    {
        Assert.Equal(top, ChartNumbers.RoundUpWhole(most));
    }

    [Fact]
    public void Counts_stand_at_whole_numbers_and_what_is_measured_does_not()
    {
        Assert.Equal(["8", "6", "4", "2", "0"], Lines([5]).FindAll("ol.y li").Select(tick => tick.TextContent));
        Assert.Equal(["5", "3.75", "2.5", "1.25", "0"], Lines([4.5]).FindAll("ol.y li").Select(tick => tick.TextContent));
    }

    [Theory]
    [InlineData(950, "950")]
    [InlineData(1500, "1.5k")]
    [InlineData(1250, "1.25k")]
    [InlineData(2_000_000, "2M")]
    public void Long_numbers_are_short_at_an_axis(double value, string text)
    {
        Assert.Equal(text, ChartNumbers.Short(value));
    }

    [Fact]
    public void A_chart_says_its_numbers_to_those_who_do_not_see_it()
    {
        var chart = Lines([3, null, 12]);

        Assert.Equal("img", chart.Find("svg").GetAttribute("role"));
        Assert.Equal("Calls per minute. Calls: at most 12, last 12", chart.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_step_without_a_value_is_a_gap_in_the_line()
    {
        var line = Lines([3, null, 12]).Find("path.line").GetAttribute("d")!;

        Assert.Equal(2, line.Count(letter => letter == 'M'));
        Assert.DoesNotContain('L', line);
    }

    [Fact]
    public void The_highest_value_stays_inside_the_picture()
    {
        Assert.Equal("M0 200L600 0", Lines([0, 20]).Find("path.line").GetAttribute("d"));
    }

    [Fact]
    public void Each_step_tells_its_numbers_when_pointed_at()
    {
        var tips = Lines([3, null]).FindAll("g.hit title").Select(title => title.TextContent);

        Assert.Equal(["0: Calls 3", "1: Calls -"], tips);
    }

    [Fact]
    public void A_chart_of_nothing_stands()
    {
        Assert.Equal("Calls per minute. Calls: nothing", Lines([]).Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_donut_says_each_part_with_its_share()
    {
        var donut = Render<Donut>(part => part.Add(p => p.Title, "Status").Add(p => p.Parts, [new("2xx", Tone.Ok, 3), new("5xx", Tone.Bad, 1), new("4xx", Tone.Warn, 0)]));

        Assert.Equal("Status. 2xx: 3 (75.0%), 5xx: 1 (25.0%), 4xx: 0 (0.0%)", donut.Find("svg").GetAttribute("aria-label"));
        Assert.Equal(2, donut.FindAll("circle.part").Count);
    }

    [Fact]
    public void A_donut_of_nothing_divides_nothing_by_nothing()
    {
        var donut = Render<Donut>(part => part.Add(p => p.Title, "Status").Add(p => p.Parts, [new("2xx", Tone.Ok, 0)]));

        Assert.Empty(donut.FindAll("circle.part"));
        Assert.Contains("0.0%", donut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_has_its_name_as_term_and_its_value_as_description()
    {
        var kpis = Render<Kpis>(part => part.AddChildContent<Kpi>(kpi => kpi.Add(p => p.Label, "Error rate").Add(p => p.Value, "1.3%").Add(p => p.Note, "+0.4 pt")));

        Assert.Equal("Error rate", kpis.Find("dl dt").TextContent);
        Assert.Equal("1.3%", kpis.Find("dl dd b").TextContent);
    }

    private IRenderedComponent<LineChart> Lines(double?[] values) => Render<LineChart>(part => part
        .Add(p => p.Title, "Calls per minute")
        .Add(p => p.Labels, [.. values.Select((_, at) => at.ToString(System.Globalization.CultureInfo.InvariantCulture))])
        .Add(p => p.Series, [new ChartSeries("Calls", Tone.Brand, values)]));
}
