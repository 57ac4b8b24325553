using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>What is on its way out says where to go.</summary>
internal static class DeprecationRules
{
    private const string Reason = "Whoever is told to leave needs to be told where to (OWASP API9): otherwise the old one is used until the day it is gone.";
    private const string Remedy = "Say in the description what to use instead, and until when the old one works.";

    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<OperationSite>("deprecated-operation-successor", Hint, "Deprecated operations name their successor", Reason, Remedy, Check),
        LintCheck.On<ParameterSite>("deprecated-parameter-successor", Hint, "Deprecated parameters name their successor", Reason, Remedy, Check),
        LintCheck.On<SchemaSite>("deprecated-property-successor", Hint, "Deprecated properties name their successor", Reason, Remedy, Check),
    ];

    private static void Check(LintSite site, LintNotes notes)
    {
        if (site.Node.Flag("deprecated") && string.IsNullOrWhiteSpace(site.Text("description")) && !site.Place.Members().Any(member => member.Name.StartsWith("x-deprecat", StringComparison.Ordinal) || member.Name is "x-sunset"))
        {
            notes.Add(site.Place.At("deprecated"), "This is deprecated, and nothing says what replaces it.");
        }
    }
}
