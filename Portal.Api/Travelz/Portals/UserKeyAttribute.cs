using System.ComponentModel.DataAnnotations;
using Portal.Api.Access;

namespace Portal.Api.Travelz.Portals;

/// <summary>A user key with its checksum, or nothing. What is wrong is told without what was sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UserKeyAttribute : ValidationAttribute
{
    public UserKeyAttribute()
        : base("The field {0} takes a whole user key: it begins with tvz_ and has 37 characters, the last six of which are its checksum.")
    {
    }

    public override bool IsValid(object? value) => value is null or "" || (value is string key && KeyMint.IsWellFormed(key, KeyMint.UserKeyPrefix));
}
