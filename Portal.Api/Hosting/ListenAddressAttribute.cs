using System.ComponentModel.DataAnnotations;

namespace Portal.Api.Hosting;

/// <summary>An address to listen at: <c>http://host:port</c>, no path. Port 0 takes a free one (with an IP address as host).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListenAddressAttribute : ValidationAttribute
{
    public ListenAddressAttribute()
        : base("takes an address such as http://localhost:5080: scheme http, a host, a port, no path")
    {
    }

    /// <summary>Nothing is for <see cref="RequiredAttribute"/> to say.</summary>
    public override bool IsValid(object? value) => value is null
        || (value is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttp
            && uri.PathAndQuery == "/"
            && uri.UserInfo.Length == 0);
}
