using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Access.Interdomain;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Interdomain;
using Portal.Layout;

namespace Portal.Mesh.Domains;

public sealed partial class DomainsPage : ReaderPage
{
    private const string Done = "interdomain-mode";

    private static readonly (int Hours, string Title)[] Spans = [(1, "1 hour"), (24, "24 hours")];

    private DomainTrafficView? _traffic;
    private DomainTrafficPairView? _pair;
    private FormErrors _errors = FormErrors.None;
    private string? _done;

    [SupplyParameterFromQuery(Name = "hours")]
    private int? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? AskedFrom { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? AskedTo { get; set; }

    [SupplyParameterFromForm(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromForm(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromForm(Name = "mode")]
    private string? Mode { get; set; }

    [SupplyParameterFromForm(Name = "reason")]
    private string? Reason { get; set; }

    [Inject]
    private DomainTrafficQueries Traffic { get; set; } = null!;

    [Inject]
    private SetInterdomainMode Set { get; set; } = null!;

    [Inject]
    private Once Once { get; set; } = null!;

    private int Hours => Asked is 1 ? 1 : 24;

    /// <summary>Those where leave is asked for.</summary>
    private IEnumerable<DomainTrafficPairView> Between => _traffic!.Pairs.Where(pair => pair.Mode is not null);

    protected override async Task LoadAsync()
    {
        var found = await Traffic.ReadAsync(Reader, Hours * 60, Aborted);
        if (found.Refusal is not null)
        {
            Navigation.NotFound();
            return;
        }
        _traffic = found.Value;
        _pair = Choose(_traffic);
        _done = Once.Take(Http, Reader, Done);
    }

    /// <summary>What was asked for; else where something is wrong, or most is called.</summary>
    private DomainTrafficPairView? Choose(DomainTrafficView traffic)
    {
        var (from, to) = (From ?? AskedFrom, To ?? AskedTo);
        return from is not null && to is not null && traffic.Domains.Any(domain => domain.Name == from) && traffic.Domains.Any(domain => domain.Name == to)
            ? traffic.Between(from, to)
            : Between.OrderByDescending(pair => pair.Violations.Count > 0).ThenByDescending(pair => pair.Calls).FirstOrDefault();
    }

    private async Task ChangeAsync()
    {
        if (!Enum.TryParse<InterdomainMode>(Mode, ignoreCase: true, out var mode))
        {
            _errors = new FormErrors(new Refusal.Invalid("mode", "The field 'mode' takes enforce or observe."));
            return;
        }
        var changed = await Set.ExecuteAsync(Reader, From ?? "", To ?? "", new NewInterdomainMode(mode, Reason ?? ""), Aborted);
        if (changed.Refusal is { } refusal)
        {
            _errors = new FormErrors(refusal);
            return;
        }
        Once.Put(Http, Reader, Done, mode is InterdomainMode.Observe
            ? "Saved. Calls that lack something pass from now on, at every sidecar, and are told here."
            : "Saved. Calls that lack something are refused from now on, at every sidecar.");
        Navigation.NavigateTo(DomainWords.Address(Hours, _pair!));
    }

    private static string Share(IReadOnlyList<DomainTrafficPairView> pairs) => pairs.Sum(pair => pair.Calls) is > 0 and var calls
        ? (100.0 * pairs.Sum(pair => pair.MutualTls) / calls).ToString("0.#", CultureInfo.InvariantCulture) + "%"
        : "no calls";
}
