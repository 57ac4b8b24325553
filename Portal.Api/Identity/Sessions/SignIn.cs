using System.Net;
using Microsoft.AspNetCore.Identity;
using Portal.Api.Hosting;

namespace Portal.Api.Identity.Sessions;

/// <summary>Starts a session with e-mail and password.</summary>
public sealed class SignIn
{
    /// <summary>One answer for an unknown e-mail, a wrong password and a locked account, so that none of them can be told apart.</summary>
    public static readonly Refusal.Unauthenticated Mismatch = new(
        "sign_in_failed", "E-mail and password do not match. After five wrong passwords an account rests for five minutes.");

    public static readonly Refusal.Forbidden Unconfirmed = new(
        "email_unconfirmed", "Confirm your e-mail address first: open the link in the mail we sent you.");

    private readonly SignInManager<PortalUser> _signIn;
    private readonly PasswordDecoy _decoy;
    private readonly WrongSignIns _wrong;
    private readonly ILogger<SignIn> _logger;

    internal SignIn(SignInManager<PortalUser> signIn, PasswordDecoy decoy, WrongSignIns wrong, ILogger<SignIn> logger)
    {
        _signIn = signIn;
        _decoy = decoy;
        _wrong = wrong;
        _logger = logger;
    }

    public async Task<Outcome<bool>> ExecuteAsync(string? email, string? password, bool remember, IPAddress? address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password) || email.Length > 254 || password.Length > 200)
        {
            return Mismatch;
        }
        var network = CallerNetwork.Of(address);
        if (_wrong.Take(network) is { } tooMany)
        {
            _logger.SignInsSlowed(network);
            return tooMany;
        }
        var user = await _signIn.UserManager.FindByNameAsync(email.Trim());
        if (user?.PasswordHash is null || await _signIn.UserManager.IsLockedOutAsync(user))
        {
            _decoy.Check(password);
            return Mismatch;
        }
        var result = await _signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            _logger.SignInRefused(user.Id, result.IsLockedOut);
            return Mismatch;
        }
        _wrong.GiveBack(network);
        // Only after the right password: whoever gets this far owns the account.
        if (!user.EmailConfirmed)
        {
            return Unconfirmed;
        }
        await _signIn.SignInAsync(user, remember);
        return true;
    }
}
