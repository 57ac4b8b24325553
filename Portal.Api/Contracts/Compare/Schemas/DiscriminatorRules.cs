namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>The property that tells branches apart.</summary>
internal static class DiscriminatorRules
{
    public static void Compare(SchemaPair pair)
    {
        var (before, after) = (pair.Before.First("discriminator"), pair.After.First("discriminator"));
        if (before is null || after is null)
        {
            if (after is not null)
            {
                pair.Report("discriminator-added", null, after, $"is now told apart by {ValueText.Quote(after.Text("propertyName") ?? "")}.");
            }
            else if (before is not null)
            {
                pair.Report("discriminator-removed", before, null, $"is no longer told apart by {ValueText.Quote(before.Text("propertyName") ?? "")}.");
            }
            return;
        }
        if (before.Text("propertyName") != after.Text("propertyName"))
        {
            pair.Report(
                "discriminator-property-name-changed", before.Get("propertyName"), after.Get("propertyName"),
                $"is told apart by {ValueText.Quote(after.Text("propertyName") ?? "")} instead of {ValueText.Quote(before.Text("propertyName") ?? "")}.");
        }
        var (old, young) = (Mapping(before), Mapping(after));
        foreach (var (value, spot) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            pair.Report("discriminator-mapping-deleted", spot, null, $"no longer maps {ValueText.Quote(value)} to a schema.");
        }
        foreach (var (value, spot) in young)
        {
            if (!old.TryGetValue(value, out var was))
            {
                pair.Report("discriminator-mapping-added", null, spot, $"maps {ValueText.Quote(value)} to {ValueText.Quote(Target(spot))}.");
            }
            else if (Target(was) != Target(spot))
            {
                pair.Report("discriminator-mapping-changed", was, spot, $"maps {ValueText.Quote(value)} to {ValueText.Quote(Target(spot))} instead of {ValueText.Quote(Target(was))}.");
            }
        }
    }

    private static Dictionary<string, Spot> Mapping(Spot discriminator) => new(discriminator.Get("mapping")?.Members() ?? [], StringComparer.Ordinal);

    /// <summary>A mapping names a schema by name or by reference.</summary>
    private static string Target(Spot spot) => spot.Node.AsString is { } text ? ContractDocument.SchemaName(text) ?? text : "";
}
