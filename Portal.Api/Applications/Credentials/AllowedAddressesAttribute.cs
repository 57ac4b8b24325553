using System.ComponentModel.DataAnnotations;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Applications.Credentials;

/// <summary>At most 50 addresses or networks in CIDR notation.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedAddressesAttribute() : ValidationAttribute("takes at most 50 addresses or networks such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32; a network begins at its first address.")
{
    internal const int Most = 50;

    public override bool IsValid(object? value) =>
        value is null || (value is IReadOnlyList<string> { Count: <= Most } list && list.All(item => item is { Length: <= 64 } && AllowList.NetworkOf(item) is not null));
}
