using Portal.Api.Catalog.Publishing;

namespace Portal.Api.Catalog.Definition;

/// <summary>What becomes of an API. <see cref="Change"/> null: it is as declared; <see cref="Work"/> null: its contracts at most change.</summary>
internal sealed record ApiPlan(ApiChange? Change, ApiDefinition? Work, IReadOnlyList<JudgedContract> Contracts, DeclaredGuides? Guides);
