using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Schemes that must all be met; the alternatives of an operation are a list of these. None: no credential is needed.</summary>
public sealed record SecurityRequirementView(IReadOnlyList<SecuritySchemeView> Schemes, IReadOnlyList<string> Scopes)
{
    /// <summary>Each scheme with the scopes (or roles) that are asked of it.</summary>
    public IReadOnlyList<(SecuritySchemeView Scheme, IReadOnlyList<string> Scopes)> Parts { get; init; } = [];

    /// <summary>The operation's own, else the document's.</summary>
    internal static IReadOnlyList<SecurityRequirementView> Of(ContractDocument document, ContractNode operation) =>
        [.. (operation.Get("security") ?? document.Root.Get("security")).Items().Select(requirement => One(document, requirement))];

    private static SecurityRequirementView One(ContractDocument document, ContractNode requirement)
    {
        List<(SecuritySchemeView Scheme, IReadOnlyList<string> Scopes)> parts =
        [
            .. from member in requirement.Members()
               let scheme = document.SecuritySchemes.FirstOrDefault(scheme => scheme.Name == member.Name)
               select (scheme ?? SecuritySchemeView.Undeclared(member.Name), (IReadOnlyList<string>)[.. member.Value.Items().Select(scope => scope.AsString).OfType<string>()]),
        ];
        return new SecurityRequirementView(parts.ConvertAll(part => part.Scheme), [.. parts.SelectMany(part => part.Scopes)]) { Parts = parts };
    }
}
