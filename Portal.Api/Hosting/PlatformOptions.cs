using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>Where the portal listens: section <c>Portal</c>.</summary>
public sealed class PortalListenerOptions
{
    [Required, ListenAddress]
    public string Url { get; set; } = "http://localhost:5080";

    /// <summary>The address people know, when a proxy stands before the listener. Links in mail start with it.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>Networks of the proxies that stand before the listener and tell who calls; null: none.</summary>
    [Networks]
    public string? TrustedProxies { get; set; }
}

/// <summary>Where data planes ask: section <c>Control</c>.</summary>
public sealed class ControlOptions
{
    [Required, ListenAddress]
    public string Url { get; set; } = "http://localhost:5082";

    [Required, ListenAddress]
    public string GrpcUrl { get; set; } = "http://localhost:5083";

    /// <summary>The header in which proxies that end TLS say which certificate the caller has shown them; null: no header is believed.</summary>
    [RegularExpression("[A-Za-z0-9-]{1,64}", ErrorMessage = "takes the name of a header, such as X-Portal-Client-Cert: letters, digits and hyphens")]
    public string? ClientCertificateHeader { get; set; }

    /// <summary>Networks of the proxies whose word counts: in that header, and in what Envoy says of its connection.</summary>
    [Networks]
    public string ClientCertificateProxies { get; set; } = "127.0.0.0/8, ::1";
}

/// <summary>Where everything that must outlive the process is written: section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>A folder; made when missing. Relative paths start at the program's own folder, or at the project's in a checkout.</summary>
    [Required]
    public string Path { get; set; } = "App_Data";
}

[OptionsValidator]
internal sealed partial class PortalListenerOptionsValidator : IValidateOptions<PortalListenerOptions>;

[OptionsValidator]
internal sealed partial class ControlOptionsValidator : IValidateOptions<ControlOptions>;

[OptionsValidator]
internal sealed partial class DataOptionsValidator : IValidateOptions<DataOptions>;
