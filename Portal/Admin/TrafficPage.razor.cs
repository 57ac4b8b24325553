using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Identity;
using Portal.Api.Traffic;
using Portal.Console;
using Portal.Ui;

namespace Portal.Admin;

public sealed partial class TrafficPage : ComponentBase
{
    private const int Shown = 50;

    private static readonly (int Minutes, string Title)[] Spans = [(60, "1 hour"), (360, "6 hours"), (1440, "24 hours")];

    private UsageView? _usage;
    private DateTimeOffset _to;
    private IReadOnlyList<RequestSummaryView> _latest = [];
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<ChartSeries> _series = [];
    private IReadOnlyList<ChartPart> _parts = [];

    [SupplyParameterFromQuery(Name = "minutes")]
    private int? Asked { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ActorResolver Actors { get; set; } = null!;

    [Inject]
    private UsageQueries Usage { get; set; } = null!;

    [Inject]
    private RequestQueries Requests { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private int Minutes => Spans.Any(span => span.Minutes == Asked) ? Asked!.Value : 60;

    /// <summary>From the first call of the span: before it there may have been no portal.</summary>
    private double Lasted => _usage!.Points.FirstOrDefault(point => point.Calls > 0) is { } first ? Math.Clamp((_to - first.Start).TotalMinutes, 1, Minutes) : Minutes;

    private long Calls => _usage!.Points.Sum(point => point.Calls);

    private long Succeeded => _usage!.Points.Sum(point => point.Succeeded);

    private long Faults => _usage!.Points.Sum(point => point.ClientErrors);

    private long Errors => _usage!.Points.Sum(point => point.ServerErrors);

    /// <summary>What is in none of the figures.</summary>
    private string? Aside => CallKindWords.LeftOut(_usage!) is { } words ? $"; {words}" : null;

    private double? P95 => _usage!.P95Ms;

    protected override async Task OnInitializedAsync()
    {
        var http = Http ?? throw new InvalidOperationException("This page is rendered on the server only.");
        var actor = await Actors.ResolveAsync(http.User, http.RequestAborted);
        // A chart has about sixty steps, whatever it spans.
        var step = TimeSpan.FromMinutes(Math.Max(1, Minutes / 60));
        _to = Clock.GetUtcNow();
        _usage = await Usage.OverallAsync(actor, _to - TimeSpan.FromMinutes(Minutes), _to, step, http.RequestAborted);
        if (_usage is null)
        {
            Navigation.NotFound();
            return;
        }
        _latest = await Requests.LatestAsync(actor, null, Shown, http.RequestAborted);
        Draw(_usage);
    }

    private void Draw(UsageView usage)
    {
        var minutes = usage.Step.TotalMinutes;
        _labels = [.. usage.Points.Select(point => point.Start.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture))];
        _series =
        [
            new ChartSeries("Calls", Tone.Brand, [.. usage.Points.Select(point => (double?)(point.Calls / minutes))]),
            new ChartSeries("Refused or failed", Tone.Bad, [.. usage.Points.Select(point => (double?)((point.ClientErrors + point.ServerErrors) / minutes))]),
        ];
        _parts =
        [
            new ChartPart("2xx", Tone.Ok, Succeeded),
            new ChartPart("3xx", Tone.Info, usage.Points.Sum(point => point.Redirected)),
            new ChartPart("4xx", Tone.Warn, Faults),
            new ChartPart("5xx", Tone.Bad, Errors),
        ];
    }

    private string Percent(long part) => (Calls == 0 ? 0 : 100.0 * part / Calls).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
