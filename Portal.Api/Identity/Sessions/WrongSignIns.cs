using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Identity.Sessions;

/// <summary>
/// Slows down who tries passwords at many accounts, by the network that they come from (GCRA). Each sign-in is counted before its password is looked
/// at, so that many at once are no way round, and taken back when the password was right. At most as many networks are kept as are named here.
/// </summary>
internal sealed class WrongSignIns(IOptions<WrongSignInOptions> options, TimeProvider clock)
{
    public const int MostNetworks = 10_000;

    private static readonly TimeSpan Room = TimeSpan.FromMinutes(10);

    private readonly TimeSpan _each = Room / options.Value.WrongPerTenMinutes;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);

    public int Networks
    {
        get
        {
            lock (_gate)
            {
                return _due.Count;
            }
        }
    }

    /// <summary>Null: the password may be looked at. A refusal counts no further, so that the network's next try is let through when it says.</summary>
    public Refusal.TooMany? Take(string network)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var due = (_due.TryGetValue(network, out var known) && known > now ? known : now) + _each;
            if (due - now > Room)
            {
                return Refused(due - now - Room);
            }
            if (_due.Count >= MostNetworks)
            {
                Forget(now);
            }
            _due[network] = due;
            return null;
        }
    }

    /// <summary>The password was right.</summary>
    public void GiveBack(string network)
    {
        lock (_gate)
        {
            if (_due.TryGetValue(network, out var due))
            {
                _due[network] = due - _each;
            }
        }
    }

    private static Refusal.TooMany Refused(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Refusal.TooMany(
            "too_many_sign_ins",
            $"There were too many wrong sign-ins from your network address. Try again in {seconds} {(seconds == 1 ? "second" : "seconds")}.",
            TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Those that have been quiet first; where few have, all of them, so that not each try of an attack from ten thousand networks looks through all.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (network, _) in _due.Where(one => one.Value <= now))
        {
            _due.Remove(network);
        }
        if (_due.Count > MostNetworks / 10 * 9)
        {
            _due.Clear();
        }
    }
}
