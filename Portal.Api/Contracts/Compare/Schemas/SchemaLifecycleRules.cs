namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Announced ends and stability of properties and bodies.</summary>
internal static class SchemaLifecycleRules
{
    public static void Compare(SchemaPair pair)
    {
        foreach (var (what, before, after, tail) in Lifecycle.Compare(pair.Graph.Comparison, pair.Before.First, pair.After.First))
        {
            pair.Report(what is "invalid-stability-level" ? "extension-changed" : what, before, after, tail);
        }
    }
}
