using Portal.Api.Catalog.Domains;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Definition;

/// <summary>What becomes of the domains. <see cref="Work"/> null: they stay as they are.</summary>
internal sealed record DomainPlan(IReadOnlyList<DomainDefinition>? Work, IReadOnlyList<DomainChange> Changes, IReadOnlyList<ContractProblem> Problems)
{
    /// <param name="takesAway">No declaration means that there are to be none.</param>
    public static DomainPlan Of(StoredCatalog before, DeclaredCatalog declared, IReadOnlyList<string> gone, bool takesAway)
    {
        if ((declared.Domains ?? (takesAway ? [] : null)) is not { } after)
        {
            return new DomainPlan(null, [], []);
        }
        var changes = before.Domains.Select(domain => domain.Name).Union(after.Select(domain => domain.Name))
            .Select(name => Change(Find(before.Domains, name), Find(after, name))).OfType<DomainChange>().ToList();
        var moved = changes.Count == 0 && !before.Domains.Select(domain => domain.Name).SequenceEqual(after.Select(domain => domain.Name));
        if (moved)
        {
            changes.AddRange(after.Where((domain, position) => before.Domains[position].Name != domain.Name).Select((domain, _) => new DomainChange(
                domain.Name, CatalogAction.Changed, [new FieldChange("(order)", Place(before.Domains, domain.Name), Place(after, domain.Name))])));
        }
        var problems = after.Count == 0 ? [] : Orphans(before, declared, after, gone).ToList();
        return new DomainPlan(changes.Count > 0 && problems.Count == 0 ? after : null, changes, problems);
    }

    private static DomainChange? Change(DomainDefinition? before, DomainDefinition? after)
    {
        var fields = FieldChanges.Between(before is null ? null : DefinitionTree.Of(before), after is null ? null : DefinitionTree.Of(after));
        var action = before is null ? CatalogAction.Added : after is null ? CatalogAction.Removed : CatalogAction.Changed;
        return fields.Count == 0 ? null : new DomainChange((after ?? before)!.Name, action, fields);
    }

    /// <summary>APIs in force that stay, and whose domain does not.</summary>
    private static IEnumerable<ContractProblem> Orphans(StoredCatalog before, DeclaredCatalog declared, IReadOnlyList<DomainDefinition> after, IReadOnlyList<string> gone) =>
        from api in before.Apis
        where api.Listed && Find(after, api.Definition.Domain) is null
            && !gone.Contains(api.Definition.Slug) && !declared.Apis.Any(one => one.Slug == api.Definition.Slug)
        select new ContractProblem("/domains", 1, 1, $"has no '{api.Definition.Domain}', which the API '{api.Definition.Slug}' in force belongs to: keep it, or move the API first.") { File = DomainsFile.Name };

    private static DomainDefinition? Find(IReadOnlyList<DomainDefinition> domains, string name) => domains.FirstOrDefault(domain => domain.Name == name);

    private static string Place(IReadOnlyList<DomainDefinition> domains, string name) =>
        (domains.ToList().FindIndex(domain => domain.Name == name) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
