using System.Globalization;

namespace Portal.Api.Drift.Shapes;

/// <summary>Who called, as a key: an application by its id, a workload by its name.</summary>
internal static class ShapeCaller
{
    public const string Nobody = "";

    private const char Mesh = '~';

    public static string Of(Guid? application, string? workload) => application is { } id
        ? id.ToString("N", CultureInfo.InvariantCulture)
        : workload is null ? Nobody : Mesh + workload[..Math.Min(60, workload.Length)];

    public static Guid? Application(string caller) => Guid.TryParseExact(caller, "N", out var id) ? id : null;

    public static string? Workload(string caller) => caller is [Mesh, ..] ? caller[1..] : null;
}
