using Portal.Api.Contracts.Slices;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog;

/// <summary>The addresses that documentation and samples show: where clients reach an API, not where this process happens to listen.</summary>
public sealed class ApiAddresses
{
    private readonly IConfiguration _settings;
    private readonly PlatformAddresses _listeners;

    internal ApiAddresses(IConfiguration settings, PlatformAddresses listeners)
    {
        _settings = settings;
        _listeners = listeners;
    }

    /// <summary>Scheme, host, port and the path that stands before an operation's own; no slash at the end.</summary>
    public string BaseUrl(ApiView api, OperationView operation) => Origin(api) + (operation.Servers is [var first, ..] ? first.BasePath : "");

    /// <summary>The same for an API as a whole.</summary>
    public string BaseUrl(ApiView api, Contracts.ContractDocument contract) => Origin(api) + (contract.Servers is [var first, ..] ? first.BasePath : "");

    /// <summary>A text whose <c>{{gateway}}</c> and <c>{{portal}}</c> are replaced by the addresses, without a slash at the end.</summary>
    public string FilledIn(string text) => Filled(text, Gateway, Portal);

    /// <summary>Such a text where it is kept, without addresses, which are of those who read it.</summary>
    internal static string LeftOut(string text) => Filled(text, "", "");

    private string Gateway => (_settings["Gateway:PublicUrl"] ?? _listeners.Gateway?.ToString() ?? _settings["Gateway:Url"] ?? "http://localhost:5081").TrimEnd('/');

    private string Portal => (_settings["Portal:PublicUrl"] ?? _listeners.Portal?.ToString() ?? _settings["Portal:Url"] ?? new PortalListenerOptions().Url).TrimEnd('/');

    private static string Filled(string text, string gateway, string portal) =>
        text.Replace("{{gateway}}", gateway, StringComparison.Ordinal).Replace("{{portal}}", portal, StringComparison.Ordinal);

    private string Origin(ApiView api) => api.ThroughGateway ? Gateway : Portal;
}
