using Portal.Api.Access.Credentials;
using Portal.Api.Hosting;

namespace Portal.Api.Applications.Credentials;

/// <summary>At most 50 hosts, each whole or as a pattern of all below it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedReferrersAttribute()
    : EachItemAttribute(0, AllowedAddressesAttribute.Most, "hosts", "a host such as www.example.com, or *.example.com for all below example.com")
{
    protected override bool Fits(string item) => AllowList.IsReferrer(item);
}
