using Microsoft.AspNetCore.Http.Extensions;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Identity;

namespace Portal.Catalog;

/// <summary>What the catalogue's address asks for. Unknown values ask for nothing.</summary>
internal sealed record CatalogueFilter(string? Text, string? Domain, Audience? Audience, LifecycleState? State)
{
    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            Add(query, "q", Text);
            Add(query, "domain", Domain);
            Add(query, "audience", Audience?.ToString().ToLowerInvariant());
            Add(query, "state", State?.ToString().ToLowerInvariant());
            return "/apis" + query.ToQueryString();
        }
    }

    public static CatalogueFilter From(IQueryCollection query) => new(
        Trimmed(query["q"]),
        Trimmed(query["domain"]),
        Choice<Audience>(query["audience"]),
        Choice<LifecycleState>(query["state"]));

    public CatalogueFilter With(LifecycleState? state) => this with { State = state };

    public bool FitsFacets(ApiView api) =>
        (Domain is null || api.Domain == Domain) && (Audience is null || api.Audience == Audience) && (State is null || api.State == State);

    /// <summary>Every word must be found in the API or in one of its operations; those operations are told.</summary>
    public bool FitsText(ApiView api, ContractDocument? contract, out IReadOnlyList<OperationSummary> operations)
    {
        operations = [];
        var words = Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length == 0)
        {
            return true;
        }
        operations = [.. (contract?.Operations ?? []).Where(operation => words.All(word => Has(word, operation.Title, operation.Path, operation.Id)))];
        return operations.Count > 0 || words.All(word => Has(word, [api.Title, api.Slug, api.Summary, api.Owner, api.Domain, .. api.Tags]));
    }

    /// <summary>Those of the APIs that fit, with the operations that a search found.</summary>
    public async Task<IReadOnlyList<(ApiView Api, IReadOnlyList<OperationSummary> Operations)>> ApplyAsync(
        CatalogQueries catalog, Actor reader, IReadOnlyList<ApiView> all, CancellationToken cancellationToken)
    {
        var shown = new List<(ApiView, IReadOnlyList<OperationSummary>)>();
        foreach (var api in all.Where(FitsFacets))
        {
            var contract = await catalog.FindContractAsync(reader, api.Slug, api.CurrentVersion, cancellationToken);
            if (FitsText(api, contract, out var operations))
            {
                shown.Add((api, operations));
            }
        }
        return shown;
    }

    private static bool Has(string word, params string[] texts) => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? Trimmed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim()[..Math.Min(100, value.Trim().Length)];

    private static T? Choice<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var choice) && !char.IsAsciiDigit(value![0]) ? choice : null;

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }
}
