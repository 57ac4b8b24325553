using System.ComponentModel.DataAnnotations;

namespace Portal.Api.Hosting;

/// <summary>An address to listen at: <c>http://host:port</c>, or <c>https</c> where that is said, no path. Port 0 takes a free one (with an IP address as host).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListenAddressAttribute : ValidationAttribute
{
    private readonly bool _tls;

    public ListenAddressAttribute(bool tls = false)
        : base($"takes an address such as http://localhost:5080: scheme http{(tls ? " or https" : "")}, a host, a port, no path") => _tls = tls;

    /// <summary>Nothing is for <see cref="RequiredAttribute"/> to say.</summary>
    public override bool IsValid(object? value) => value is null
        || (value is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || (_tls && uri.Scheme == Uri.UriSchemeHttps))
            && uri.PathAndQuery == "/"
            && uri.UserInfo.Length == 0);
}
