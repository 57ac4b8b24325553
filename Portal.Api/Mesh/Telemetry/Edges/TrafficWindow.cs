namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>A span of time that is looked at: up to now, or up to some minute; and whether by two seconds or by minutes.</summary>
internal readonly record struct TrafficWindow(DateTimeOffset From, DateTimeOffset To, bool IsLive, bool IsOfMoments)
{
    /// <summary>The first moment that is not looked at. Now is.</summary>
    public DateTimeOffset End => IsLive ? To.AddTicks(1) : To;

    /// <summary>How long it is, but not longer than there has been anybody who counts.</summary>
    public double SecondsSince(DateTimeOffset began) => Math.Max((To - (From > began ? From : began)).TotalSeconds, EdgeSeries.Moment.TotalSeconds);

    /// <param name="at">The end of it, a whole minute; null: now.</param>
    public static TrafficWindow Of(TimeSpan length, DateTimeOffset? at, DateTimeOffset now)
    {
        if (at is { } end && end < now)
        {
            return new TrafficWindow(end - length, end, IsLive: false, IsOfMoments: false);
        }
        var ofMoments = length <= EdgeSeries.Live;
        return new TrafficWindow(Floor(now - length, ofMoments ? EdgeSeries.Moment : EdgeSeries.Minute), now, IsLive: true, ofMoments);
    }

    /// <summary>What is counted together is looked at together.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan unit) => new(time.UtcTicks / unit.Ticks * unit.Ticks, TimeSpan.Zero);
}
