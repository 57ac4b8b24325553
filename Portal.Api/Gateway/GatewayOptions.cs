using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Api.Catalog.Edge;
using Portal.Api.Gateway.Tls;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway;

/// <summary>The edge that API clients call: section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>With https TLS ends here: then <see cref="Certificate"/> is needed, and callers may show certificates of their own.</summary>
    [Required, ListenAddress(tls: true)]
    public string Url { get; set; } = "http://localhost:5081";

    public GatewayCertificateOptions Certificate { get; } = new();

    /// <summary>Where HTTP/2 without TLS is spoken, for gRPC; null: nowhere.</summary>
    [ListenAddress]
    public string? GrpcUrl { get; set; }

    /// <summary>The address that clients know it by, for samples and documents; null: where it listens.</summary>
    [Url(ErrorMessage = "takes an absolute address such as https://api.example.com")]
    public string? PublicUrl { get; set; }

    /// <summary>Networks of the proxies that stand before the gateway and tell who calls; null: none.</summary>
    [Networks]
    public string? TrustedProxies { get; set; }

    [Range(0L, 4L * 1024 * 1024 * 1024, ErrorMessage = "takes a number of bytes from 0 to 4294967296")]
    public long MaxRequestBodyBytes { get; set; } = 10 * 1024 * 1024;

    [Range(1024, 1024 * 1024, ErrorMessage = "takes a number of bytes from 1024 to 1048576")]
    public int MaxRequestHeadersBytes { get; set; } = 32 * 1024;

    [Range(256, 64 * 1024, ErrorMessage = "takes a number of bytes from 256 to 65536")]
    public int MaxRequestLineBytes { get; set; } = 8 * 1024;

    [Range(1, 300, ErrorMessage = "takes a number of seconds from 1 to 300")]
    public int RequestHeadersTimeoutSeconds { get; set; } = 15;

    [Range(1, 3600, ErrorMessage = "takes a number of seconds from 1 to 3600")]
    public int KeepAliveSeconds { get; set; } = 120;

    /// <summary>Requests against their contracts, for APIs that do not say it themselves.</summary>
    public CheckMode CheckRequests { get; set; } = CheckMode.Report;

    public CheckMode CheckResponses { get; set; } = CheckMode.Report;

    /// <summary>Bodies up to this size are looked into; larger ones pass unseen.</summary>
    [Range(0, 16 * 1024 * 1024, ErrorMessage = "takes a number of bytes from 0 to 16777216")]
    public int CheckedBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>A body that comes slower than this, once its first seconds are over, is given up.</summary>
    [Range(1, 1_000_000, ErrorMessage = "takes a number of bytes a second from 1 to 1000000")]
    public int SlowestBodyBytesPerSecond { get; set; } = 240;

    /// <summary>How long a body may take to get going.</summary>
    [Range(2, 600, ErrorMessage = "takes a number of seconds from 2 to 600")]
    public int SlowBodySeconds { get; set; } = 5;

    /// <summary>How long, when the process stops, each answer asks its caller to come back by another connection, before there are no new ones; less where nobody is connected any more.</summary>
    [Range(0, 600, ErrorMessage = "takes a number of seconds from 0 to 600")]
    public int LeaveSeconds { get; set; } = 1;

    /// <summary>How long calls on their way may take to end when the process stops.</summary>
    [Range(0, 600, ErrorMessage = "takes a number of seconds from 0 to 600")]
    public int DrainSeconds { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class GatewayOptionsValidator : IValidateOptions<GatewayOptions>;
