namespace Portal.Api.Travelz.Portals;

/// <summary>One visitor: with which device, as which kind of customer, for which kind of trip.</summary>
internal sealed record Visit(string Device, string User, string Travel)
{
    public static Visit Draw(PortalSettings settings, Random random) => new(
        Pick(random, [("web", settings.Web), ("mobile", settings.Mobile)]),
        Pick(random, [("registered", settings.Registered), ("new", settings.New)]),
        Pick(random, [("t1", settings.T1), ("t2", settings.T2), ("t3", settings.T3)]));

    private static string Pick(Random random, ReadOnlySpan<(string Name, int Share)> shares)
    {
        var total = 0;
        foreach (var (_, share) in shares)
        {
            total += share;
        }
        var left = random.Next(total);
        foreach (var (name, share) in shares)
        {
            left -= share;
            if (left < 0)
            {
                return name;
            }
        }
        return shares[^1].Name;
    }
}
