using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>The part of the walk that large documents consist of: schemas within schemas.</summary>
internal sealed class SchemaWalk(LintRun run)
{
    private readonly LintListeners<SchemaSite> _schemas = run.Listeners<SchemaSite>();
    private readonly LintListeners<TextSite> _texts = run.Listeners<TextSite>();
    private readonly LintListeners<ReferenceSite> _references = run.Listeners<ReferenceSite>();

    public void Walk(LintPlace place, string owner, HashSet<ContractNode> seen)
    {
        if (place.Node is not ObjectNode schema || !seen.Add(schema))
        {
            return;
        }
        if (schema.Text("$ref") is { } reference)
        {
            if (ComponentUses.NameOf(reference) is { } component)
            {
                run.Uses.Add(owner, component);
            }
            _references.Tell(new ReferenceSite(run, place, isSchema: true));
            if (run.Is30 || schema.Count == 1)
            {
                return;
            }
        }
        if (place.Find("description") is { Node.AsString.Length: > 0 } text)
        {
            _texts.Tell(new TextSite(run, text));
        }
        _schemas.Tell(new SchemaSite(run, place));
        foreach (var member in schema.Members)
        {
            Keyword(place, member, owner, seen);
        }
    }

    private void Keyword(LintPlace place, Member member, string owner, HashSet<ContractNode> seen)
    {
        switch (member.Name)
        {
            case "properties" or "patternProperties" or "$defs" or "dependentSchemas":
                foreach (var inner in place.Into(member).Members())
                {
                    Walk(inner, owner, seen);
                }
                break;
            case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                foreach (var item in place.Into(member).Items())
                {
                    Inherit(place, member.Name, item.Node, owner);
                    Walk(item, owner, seen);
                }
                break;
            case "items" or "not" or "additionalProperties" or "if" or "then" or "else" or "contains" or "propertyNames" or "unevaluatedProperties" or "unevaluatedItems" or "contentSchema":
                Walk(place.Into(member), owner, seen);
                break;
            case "discriminator":
                foreach (var target in member.Value.Get("mapping").Members().Select(mapping => mapping.Value.AsString).OfType<string>())
                {
                    // A bare name stands for a schema of that name.
                    run.Uses.Add(owner, ComponentUses.NameOf(target) ?? $"schemas/{target}");
                }
                break;
        }
    }

    /// <summary>Whoever builds on a schema with a discriminator is one of its kinds, and used with it without being named.</summary>
    private void Inherit(LintPlace place, string keyword, ContractNode item, string owner)
    {
        if (keyword == "allOf" && item.Text("$ref") is { } parent && ComponentUses.NameOf(parent) is { } name && owner == $"schemas/{place.Name}"
            && run.Document.Target(parent).Get("discriminator") is not null)
        {
            run.Uses.Add(name, owner);
        }
    }
}
