using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Partners.SigningUp;

/// <summary>Counts sign-ups per address, by page and by API together.</summary>
internal sealed class SignUpLimit(IOptions<SignUpOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetSlidingWindowLimiter(network, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.PerHour,
            Window = Window,
            SegmentsPerWindow = 12,
            QueueLimit = 0,
        }));

    public Refusal.TooMany? Take(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(CallerNetwork.Of(address));
        if (lease.IsAcquired)
        {
            return null;
        }
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        return new Refusal.TooMany("too_many_sign_ups", $"There were {options.Value.PerHour} sign-ups from your address within an hour. Try again later.", wait);
    }

    public void Dispose() => _limiter.Dispose();
}
