using System.ComponentModel.DataAnnotations;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Applications.Credentials;

/// <summary>At most 50 hosts, each whole or as a pattern of all below it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedReferrersAttribute() : ValidationAttribute("takes at most 50 hosts such as www.example.com, or *.example.com for all below example.com.")
{
    public override bool IsValid(object? value) =>
        value is null || (value is IReadOnlyList<string> { Count: <= AllowedAddressesAttribute.Most } list && list.All(item => item is not null && AllowList.IsReferrer(item)));
}
