using System.Collections.Concurrent;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>What was asked once is not taken again: questions are of this minute, and each has a number of its own. Only those with a true proof come this far.</summary>
internal sealed class UsedNumbers(TimeProvider clock)
{
    /// <summary>Clocks of two machines are never quite the same.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> _used = new(StringComparer.Ordinal);
    private readonly long _began = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private long _tidiedAt;

    /// <summary>Null: it is of now. Numbers are known since this process began, so of older questions nobody knows whether they were asked.</summary>
    public Refusal? RefuseTime(JoinProof proof)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (proof.Time < _began)
        {
            return new Refusal.Unauthenticated("join_question_stale", "The question was made before this process began. Ask again; if that does not help, set the clocks of both machines.");
        }
        if (Math.Abs(now - proof.Time) > Skew.TotalMilliseconds)
        {
            return new Refusal.Unauthenticated("join_question_stale", $"The question was made {Math.Abs(now - proof.Time) / 1000} s from now. Set the clocks of both machines; {Skew.TotalSeconds:0} s apart is too much.");
        }
        return null;
    }

    /// <summary>Null: it is new, and from now on it is not.</summary>
    public Refusal? RefuseNumber(JoinProof proof)
    {
        Tidy(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return _used.TryAdd(proof.Number, proof.Time) ? null : new Refusal.Unauthenticated("join_question_used", "The question was asked before. Each is asked once.");
    }

    private void Tidy(long now)
    {
        var last = Interlocked.Read(ref _tidiedAt);
        if (now - last < Skew.TotalMilliseconds || Interlocked.CompareExchange(ref _tidiedAt, now, last) != last)
        {
            return;
        }
        foreach (var (number, time) in _used)
        {
            if (now - time > 2 * Skew.TotalMilliseconds)
            {
                _used.TryRemove(number, out _);
            }
        }
    }
}
