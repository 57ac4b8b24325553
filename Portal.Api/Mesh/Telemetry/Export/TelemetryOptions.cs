using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>What is told of the mesh to others: section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>A collector of OpenTelemetry that takes OTLP over HTTP, such as <c>http://localhost:4318</c>. Empty: spans go nowhere.</summary>
    [Url]
    public string? OtlpUrl { get; set; }

    /// <summary>Sent with every export, such as <c>Telemetry:OtlpHeaders:Authorization</c>.</summary>
    public Dictionary<string, string> OtlpHeaders { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file that gets a line of JSON for every hop, by Envoy's names; <c>-</c> is standard output. Empty: none.</summary>
    public string? AccessLog { get; set; }
}

[OptionsValidator]
internal sealed partial class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>;
