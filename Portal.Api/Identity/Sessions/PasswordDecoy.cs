using Microsoft.AspNetCore.Identity;

namespace Portal.Api.Identity.Sessions;

/// <summary>Does the work of checking a password where there is none to check, so that the time an answer takes tells nothing.</summary>
internal sealed class PasswordDecoy
{
    private readonly PasswordHasher<object> _hasher = new();
    private readonly Lazy<string> _hash;

    public PasswordDecoy() => _hash = new Lazy<string>(() => _hasher.HashPassword(this, Guid.NewGuid().ToString()));

    public void Check(string password) => _hasher.VerifyHashedPassword(this, _hash.Value, password);
}
