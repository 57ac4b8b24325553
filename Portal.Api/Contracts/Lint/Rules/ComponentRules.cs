using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Components, references to them, and links between operations.</summary>
internal static class ComponentRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<DocumentSite>(
            "component-used", Warning, "Components are used",
            "What nothing refers to is shown to nobody, checked by nobody, and grows old unseen.",
            "Refer to the component, or take it away.",
            (document, notes) =>
            {
                // A document without operations is a library for others.
                if (document.Run.Operations.Count == 0)
                {
                    return;
                }
                foreach (var extension in document.Node.Members().Where(member => member.Name.StartsWith("x-", StringComparison.Ordinal)))
                {
                    document.Run.Uses.AddAll(extension.Value);
                }
                var reached = document.Run.Uses.Reached();
                foreach (var group in document.Place.Members("components").Where(group => !group.Name.StartsWith("x-", StringComparison.Ordinal)))
                {
                    foreach (var component in group.Members().Where(component => !reached.Contains($"{group.Name}/{component.Name}")))
                    {
                        notes.Add(component, $"Nothing that is called uses '{Shorten.Text(component.Name)}'.");
                    }
                }
            }),
        LintCheck.On<ReferenceSite>(
            "reference-siblings", Warning, "Nothing stands beside a reference that ignores it",
            "OpenAPI 3.0 ignores what stands beside $ref (later versions only do outside schemas): what the author wrote there reaches nobody.",
            "Take it away, write it where the reference leads, or wrap the reference into allOf.",
            (reference, notes) =>
            {
                foreach (var sibling in reference.Place.Members().Where(member => member.Name != "$ref" && !member.Name.StartsWith("x-", StringComparison.Ordinal)))
                {
                    if (reference.Run.Is30 || (!reference.IsSchema && sibling.Name is not ("summary" or "description") && !ContractIndex.Methods.Contains(sibling.Name) && sibling.Name is not ("parameters" or "servers")))
                    {
                        notes.Add(sibling, $"'{Shorten.Text(sibling.Name)}' stands beside a reference and is ignored.");
                    }
                }
            }),
        LintCheck.On<DocumentSite>(
            "link-operation", Warning, "Links lead to operations that exist",
            "A link says what can be called next; one that leads nowhere cannot be followed.",
            "Name the operationId of an operation of this document.",
            (document, notes) =>
            {
                var ids = document.Run.Operations.Select(operation => operation.Id).ToHashSet();
                foreach (var link in document.Run.Operations.SelectMany(operation => operation.Place.Members("responses")).SelectMany(response => response.Members("links"))
                    .Concat(document.Place.Find("components")?.Members("links") ?? []).Where(link => link.Text("operationId") is { } id && !ids.Contains(id)))
                {
                    notes.Add(link.At("operationId"), $"There is no operation '{Shorten.Text(link.Text("operationId")!)}'.");
                }
            }),
    ];
}
