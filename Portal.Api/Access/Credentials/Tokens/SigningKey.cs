using System.Security.Cryptography;

namespace Portal.Api.Access.Credentials.Tokens;

internal sealed class SigningKey(string id, DateTimeOffset createdAt, RSA rsa) : IDisposable
{
    private readonly Lock _gate = new();

    public string Id => id;

    public DateTimeOffset CreatedAt => createdAt;

    public RSA Rsa => rsa;

    /// <summary>RS256 (RFC 7518, section 3.3). One at a time: the framework does not promise more of a key.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        lock (_gate)
        {
            return rsa.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public void Dispose() => rsa.Dispose();
}
