using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Access.Credentials.Tokens;

/// <summary>What issuer and gateway must agree on.</summary>
internal sealed class TokenTerms(IOptions<OAuthOptions> options, IOptions<PortalListenerOptions> portal)
{
    /// <summary>Claim that names the credential a token was got with.</summary>
    public const string Credential = "credential";

    public Uri Issuer { get; } = new(options.Value.Issuer ?? portal.Value.PublicUrl ?? portal.Value.Url);

    public string Audience => options.Value.Audience;

    public TimeSpan Lifetime => TimeSpan.FromMinutes(options.Value.AccessTokenMinutes);
}
