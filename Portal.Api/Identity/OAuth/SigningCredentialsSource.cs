using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Portal.Api.Access;
using Portal.Api.Access.Credentials.Tokens;

namespace Portal.Api.Identity.OAuth;

/// <summary>Gives the server the signing keys there are, the newest first, and again when there are others.</summary>
internal sealed class SigningCredentialsSource : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    private readonly SigningKeys _keys;
    private readonly KeyMint _mint;
    private readonly TokenTerms _terms;
    private CancellationTokenSource _changed = new();

    public SigningCredentialsSource(SigningKeys keys, KeyMint mint, TokenTerms terms)
    {
        (_keys, _mint, _terms) = (keys, mint, terms);
        keys.Changed += Tell;
    }

    public string Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        _keys.Renew();
        options.Issuer = _terms.Issuer;
        options.AccessTokenLifetime = _terms.Lifetime;
        options.SigningCredentials.AddRange(_keys.All.Select(key => new SigningCredentials(new RsaSecurityKey(key.Rsa) { KeyId = key.Id }, SecurityAlgorithms.RsaSha256)));
        // For kinds of tokens that only the server itself reads; access tokens are signed and not encrypted.
        options.EncryptionCredentials.Add(new EncryptingCredentials(new SymmetricSecurityKey(_mint.Derive("oauth")), SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Dispose()
    {
        _keys.Changed -= Tell;
        _changed.Dispose();
    }

    private void Tell()
    {
        using var before = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        before.Cancel();
    }
}
