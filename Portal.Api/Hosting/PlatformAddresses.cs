namespace Portal.Api.Hosting;

/// <summary>The addresses this process really listens at, filled in as its listeners start. Null: that role does not run here.</summary>
public sealed class PlatformAddresses
{
    public Uri? Portal { get; set; }

    public Uri? Gateway { get; set; }

    public Uri? GatewayGrpc { get; set; }

    public Uri? Control { get; set; }

    public Uri? ControlGrpc { get; set; }
}
