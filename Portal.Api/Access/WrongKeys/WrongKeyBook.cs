using System.Collections.Concurrent;
using Portal.Api.Hosting;

namespace Portal.Api.Access.WrongKeys;

/// <summary>
/// Counts keys that nobody has, by the address they come from. After a burst an address is told to wait; a right key passes all the same, since
/// one address may be many people behind a proxy, and 160 random bits are not found by trying. At most as many addresses are kept as are named here.
/// </summary>
internal sealed class WrongKeyBook(TimeProvider clock)
{
    /// <summary>Wrong keys in a row that are only refused.</summary>
    public const int Burst = 20;

    public const int MostAddresses = 10_000;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Room = Each * Burst;

    private readonly ConcurrentDictionary<string, WrongKeyTally> _tallies = new(StringComparer.Ordinal);

    /// <summary>One more. Null: it is refused like any other; else the time after which another may be sent.</summary>
    public TimeSpan? Add(string address, string? api)
    {
        var now = clock.GetUtcNow();
        if (_tallies.Count >= MostAddresses)
        {
            Forget(now);
        }
        return _tallies.GetOrAdd(CallerNetwork.Of(address), static (network, at) => new WrongKeyTally(network, at), now).Add(now, Each, Room, api);
    }

    /// <summary>What has come since this was last asked, to be added to what is written.</summary>
    public IReadOnlyList<WrongKeyCount> TakeUnwritten() => [.. _tallies.Values.Select(tally => tally.TakeUnwritten()).OfType<WrongKeyCount>()];

    /// <summary>It could not be written.</summary>
    public void PutBack(WrongKeyCount count) => _tallies.GetOrAdd(count.Address, static (network, at) => new WrongKeyTally(network, at), count.FirstAt).PutBack(count);

    /// <summary>Those that have been quiet first; where few have, all of them: an attack from ten thousand networks is not held up one by one, and to look through all at each of its keys would help it.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, tally) in _tallies)
        {
            if (tally.IsQuiet(now))
            {
                _tallies.TryRemove(address, out _);
            }
        }
        if (_tallies.Count > MostAddresses / 10 * 9)
        {
            _tallies.Clear();
        }
    }
}

/// <summary>What to add to the record of an address.</summary>
internal sealed record WrongKeyCount(string Address, DateTimeOffset FirstAt, DateTimeOffset LastAt, long Wrong, long Slowed, string? Api);
