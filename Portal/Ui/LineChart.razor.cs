using System.Text;
using Microsoft.AspNetCore.Components;

namespace Portal.Ui;

/// <summary>Lines over equal steps of time, drawn on the server. Hovering a step shows its numbers; the summary is read out.</summary>
public sealed partial class LineChart : ComponentBase
{
    private const int Width = 600;
    private const int Height = 200;

    private double _top = 1;

    /// <summary>What is drawn, with its unit.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>One for each step.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Labels { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    private double Step => Labels.Count < 2 ? Width : (double)Width / (Labels.Count - 1);

    private IEnumerable<string> Ticks
    {
        get
        {
            var count = Math.Min(7, Labels.Count);
            return Enumerable.Range(0, count).Select(i => Labels[count == 1 ? 0 : i * (Labels.Count - 1) / (count - 1)]);
        }
    }

    private string Summary => $"{Title}. " + string.Join(". ", Series.Select(series =>
        series.Values.Max() is { } most
            ? $"{series.Name}: at most {ChartNumbers.Whole(most)}, last {(series.Values[^1] is { } last ? ChartNumbers.Whole(last) : "none")}"
            : $"{series.Name}: nothing"));

    /// <summary>What is counted has no quarters at its axis.</summary>
    protected override void OnParametersSet()
    {
        var values = Series.SelectMany(series => series.Values).OfType<double>().ToList();
        var most = values.DefaultIfEmpty().Max();
        _top = values.TrueForAll(double.IsInteger) ? ChartNumbers.RoundUpWhole(most) : ChartNumbers.RoundUp(most);
    }

    private string Tip(int at) =>
        Labels[at] + ": " + string.Join(", ", Series.Select(series => $"{series.Name} {(series.Values[at] is { } value ? ChartNumbers.Whole(value) : "-")}"));

    private double X(int at) => at * Step;

    private double Y(double value) => Height - (value / _top * Height);

    private string Line(ChartSeries series) => Draw(series, close: false);

    private string Area(ChartSeries series) => Draw(series, close: true);

    private string Draw(ChartSeries series, bool close)
    {
        var path = new StringBuilder();
        int? begun = null;
        for (var at = 0; at <= series.Values.Count; at++)
        {
            if (at < series.Values.Count && series.Values[at] is { } value)
            {
                path.Append(begun is null ? 'M' : 'L').Append(ChartNumbers.Coordinate(X(at))).Append(' ').Append(ChartNumbers.Coordinate(Y(value)));
                begun ??= at;
            }
            else if (begun is { } start)
            {
                if (close)
                {
                    path.Append('L').Append(ChartNumbers.Coordinate(X(at - 1))).Append(' ').Append(Height)
                        .Append('L').Append(ChartNumbers.Coordinate(X(start))).Append(' ').Append(Height).Append('Z');
                }
                begun = null;
            }
        }
        return path.ToString();
    }
}
