namespace Portal.Api.Mesh.Telemetry.Traces;

/// <summary>Which traces are asked for; what is not said is not asked.</summary>
/// <param name="Service">A workload or a service that called or was called.</param>
/// <param name="To">With a service: only where it called this one.</param>
/// <param name="OnlyErrors">Only those of which a hop failed or the call was refused.</param>
/// <param name="SlowerThanMs">Only those that took as long, or longer.</param>
public sealed record TraceQuestion(string? Service = null, string? To = null, bool OnlyErrors = false, double? SlowerThanMs = null);
