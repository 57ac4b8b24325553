using Portal.Api.Access.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.Applications.Credentials;

/// <summary>At most 50 addresses or networks in CIDR notation.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedAddressesAttribute()
    : EachItemAttribute(0, Most, "addresses or networks", "an address or a network such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32, which begins at its first address")
{
    internal const int Most = 50;

    protected override bool Fits(string item) => item.Length <= 64 && AllowList.NetworkOf(item) is not null;
}
