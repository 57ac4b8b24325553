namespace Portal.Problems;

/// <summary>Every code that callers meet, by where it comes from.</summary>
internal static class ProblemCodes
{
    public static readonly IReadOnlyList<(string Title, string Text, IReadOnlyList<ProblemCode> Codes)> Groups =
    [
        ("At the gateway: who calls", "The key, the application and its subscription are checked before anything else happens to a call.", GatewayCodes.Access),
        ("At the gateway: what is called", "The contract says which calls there are; anything else is refused before it reaches a service.", GatewayCodes.Request),
        ("Behind the gateway", "The call was allowed, and did not come back as it should.", GatewayCodes.Mesh),
        ("In the portal and its management API", "What pages and scripts meet under /api/v1.", ManagementCodes.All),
    ];

    private static readonly Dictionary<string, ProblemCode> ByCode =
        Groups.SelectMany(group => group.Codes).ToDictionary(code => code.Code, StringComparer.Ordinal);

    public static ProblemCode? Find(string code) => ByCode.GetValueOrDefault(code);
}
