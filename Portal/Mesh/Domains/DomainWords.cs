using Portal.Api.Access.Interdomain;
using Portal.Api.Mesh.Interdomain;
using Portal.Catalog;
using Portal.Ui;

namespace Portal.Mesh.Domains;

/// <summary>How domains and what holds between them are spoken of.</summary>
internal static class DomainWords
{
    public const string Page = "/admin/mesh/domains";

    public static readonly IReadOnlyList<SelectOption> Modes =
    [
        new("enforce", "Enforce: refuse calls that lack something"),
        new("observe", "Observe: let them pass, and tell"),
    ];

    public static string Address(int hours, DomainTrafficPairView pair) => $"{Page}?hours={hours}&from={Uri.EscapeDataString(pair.From)}&to={Uri.EscapeDataString(pair.To)}";

    public static string Title(DomainTrafficView traffic, string name) => traffic.Domains.FirstOrDefault(domain => domain.Name == name)?.Title ?? Words.Title(name);

    public static string Pair(DomainTrafficView traffic, DomainTrafficPairView pair) => pair.From == pair.To
        ? $"Inside {Title(traffic, pair.From)}"
        : $"{Title(traffic, pair.From)} into {Title(traffic, pair.To)}";

    public static string Calls(long calls) => calls == 1 ? "1 call" : $"{ChartNumbers.Whole(calls)} calls";

    public static string Tls(long mutual, long calls) => mutual == calls ? "mutual TLS" : mutual == 0 ? "plain text" : $"{ChartNumbers.Whole(mutual)} of {ChartNumbers.Whole(calls)} by mutual TLS";

    public static string Name(string workload) => workload.Length > 0 ? workload : "somebody without a certificate";

    public static Tone ToneOf(InterdomainMode mode) => mode is InterdomainMode.Observe ? Tone.Warn : Tone.Ok;
}
