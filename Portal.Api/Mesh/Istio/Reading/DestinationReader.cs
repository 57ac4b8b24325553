namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads where calls go, and where copies of them go.</summary>
internal static class DestinationReader
{
    public static WeightedDestination Weighted(FieldReader fields, bool only)
    {
        var (host, subset, port, spot) = Read(fields, fields.Map("destination", required: true));
        var weight = fields.Whole("weight") ?? 0;
        var destination = new WeightedDestination(host, subset, only ? 1 : weight, spot) { Port = port, Headers = HeaderReader.Operations(fields) };
        fields.Close();
        return destination;
    }

    /// <summary>Of <c>mirror</c> with <c>mirrorPercentage</c>, or of <c>mirrors</c>. A copy of every call where no share is said.</summary>
    public static IReadOnlyList<MirrorDestination> Mirrors(FieldReader fields)
    {
        var single = fields.Map("mirror");
        var several = fields.Maps("mirrors");
        if (single is null && fields.Has("mirrorPercentage"))
        {
            fields.Report("mirrorPercentage", "stands without mirror");
        }
        var share = fields.Percentage("mirrorPercentage");
        if (single is not null && several.Count > 0)
        {
            fields.Report("mirrors", "stands beside mirror: write all into mirrors");
        }
        return single is not null ? [Mirror(Read(fields, single), share)] : [.. several.Select(Mirror)];
    }

    private static MirrorDestination Mirror(FieldReader fields)
    {
        var mirror = Mirror(Read(fields, fields.Map("destination", required: true)), fields.Percentage());
        fields.Close();
        return mirror;
    }

    private static MirrorDestination Mirror((string Host, string? Subset, int? Port, FileSpot Source) to, double? share) =>
        new(to.Host, to.Subset, share ?? 100, to.Source) { Port = to.Port };

    private static (string Host, string? Subset, int? Port, FileSpot Source) Read(FieldReader around, FieldReader? fields)
    {
        if (fields is null)
        {
            return ("", null, null, around.Spot);
        }
        var host = fields.Text("host", required: true) ?? "";
        var subset = fields.Text("subset");
        var port = fields.PortSelector();
        fields.Close();
        return (host, subset, port, subset is null ? around.Spot : fields.At("subset"));
    }
}
