using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Prometheus;

/// <summary>How a call ended. Status 0: there was no answer.</summary>
internal readonly record struct CallEnd(int Status, string Flags, bool IsMutualTls, bool IsGrpc)
{
    /// <summary>Flags of calls that ended at their own side: no route, no instance, no connection, too many, or a fault that was asked for.</summary>
    private static readonly string[] AtHome = ["NR", "UH", "UF", "UO", "FI"];

    public static CallEnd Of(TraceHop hop) => new(hop.Status, hop.Flags, hop.IsMutualTls, hop.IsGrpc);

    /// <summary>The other side's sidecar had it too, and tells of it as well.</summary>
    public bool Arrived => Status != 0 && !Flags.Split(',').Any(flag => AtHome.Contains(flag));
}
