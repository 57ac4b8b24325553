using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Hosting;

namespace Portal.Api.Identity.OAuth;

/// <summary>Looks once an hour whether the signing key has done its time.</summary>
internal sealed class SigningKeyRotation(SigningKeys keys, RoleSettings roles, TimeProvider clock, ILogger<SigningKeyRotation> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!roles.Runs(Roles.Portal))
        {
            return;
        }
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                keys.Renew();
            }
            catch (IOException exception)
            {
                // The key in use goes on; the next hour tries again.
                logger.KeysNotRenewed(exception);
            }
        }
    }
}
