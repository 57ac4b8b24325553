using Portal.Api.Hosting;

namespace Portal.Api.Identity;

/// <summary>What an access token of the management API may be given.</summary>
public static class AccessScopes
{
    public const string ApplicationsRead = "applications:read";
    public const string ApplicationsWrite = "applications:write";
    public const string UsageRead = "usage:read";
    public const string RequestsRead = "requests:read";
    public const string TokensWrite = "tokens:write";

    /// <summary>Judge and publish contracts, for pipelines. Only administrators give it, and only to the company's own organisations.</summary>
    public const string ContractsWrite = "contracts:write";

    /// <summary>Decide on organisations and subscriptions, read everything. Only administrators' tokens carry it.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> ForOrganizations = [ApplicationsRead, ApplicationsWrite, UsageRead, RequestsRead, TokensWrite];

    /// <summary>What only administrators give, and only to the company's own organisations.</summary>
    public static readonly IReadOnlyList<string> ForTheCompany = [ContractsWrite, Admin];

    /// <summary>A list of scopes that exist, at least one.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class KnownAttribute() : EachItemAttribute(
        1, 20, "scopes", $"one of {string.Join(", ", ForOrganizations)}; administrators may give {string.Join(" and ", ForTheCompany)}")
    {
        protected override bool Fits(string item) => ForTheCompany.Contains(item) || ForOrganizations.Contains(item);
    }
}
