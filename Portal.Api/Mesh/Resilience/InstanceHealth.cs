using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Resilience;

/// <summary>
/// What outlier detection knows of one instance. Failures in a row put it out at once, for the base time times the number of times it was put
/// out; a success forgets the row, and each quiet interval one of the times, as Envoy does.
/// </summary>
internal sealed class InstanceHealth(TimeProvider clock)
{
    /// <summary>For how long others are preferred to an instance that could not be reached.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private int _failures;
    private int _gatewayErrors;
    private int _ejections;
    private long _until;
    private long _calmSince;
    private long _lostUntil;

    public InstanceHealth()
        : this(TimeProvider.System)
    {
    }

    public bool IsEjected => Volatile.Read(ref _until) is > 0 and var until && clock.GetUtcNow().UtcTicks < until;

    /// <summary>A connection to it could not be made, or broke, a moment ago.</summary>
    public bool IsLost => Volatile.Read(ref _lostUntil) is > 0 and var until && clock.GetUtcNow().UtcTicks < until;

    public void Lose() => Volatile.Write(ref _lostUntil, (clock.GetUtcNow() + Doubt).UtcTicks);

    /// <summary>How often it was put out of late.</summary>
    public int Ejections => Volatile.Read(ref _ejections);

    /// <param name="mayEject">Whether one more of the destination's instances may be out. Asked only when this one is due.</param>
    /// <returns>For how long it has just been put out; null: it was not.</returns>
    public TimeSpan? Observe(OutlierDetection detection, int status, Func<bool> mayEject)
    {
        lock (_gate)
        {
            if (status < 500)
            {
                (_failures, _gatewayErrors) = (0, 0);
                CalmDown(detection);
                return null;
            }
            _failures++;
            _gatewayErrors = status is 502 or 503 or 504 ? _gatewayErrors + 1 : 0;
            var isDue = (detection.Consecutive5xx > 0 && _failures >= detection.Consecutive5xx)
                || (detection.ConsecutiveGatewayErrors > 0 && _gatewayErrors >= detection.ConsecutiveGatewayErrors);
            if (!isDue || IsEjected || !mayEject())
            {
                return null;
            }
            (_failures, _gatewayErrors) = (0, 0);
            _ejections++;
            var pause = detection.BaseEjection * _ejections;
            var until = clock.GetUtcNow() + pause;
            _calmSince = until.UtcTicks;
            Volatile.Write(ref _until, until.UtcTicks);
            return pause;
        }
    }

    private void CalmDown(OutlierDetection detection)
    {
        if (_ejections == 0)
        {
            return;
        }
        var quiet = clock.GetUtcNow().UtcTicks - _calmSince;
        if (quiet >= detection.Interval.Ticks)
        {
            _ejections = (int)Math.Max(0, _ejections - (quiet / detection.Interval.Ticks));
            _calmSince = clock.GetUtcNow().UtcTicks;
        }
    }
}
