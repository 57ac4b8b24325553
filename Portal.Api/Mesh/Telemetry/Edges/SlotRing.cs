using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Edges;

/// <summary>The last so many slots of equal length, by number counted from the epoch. The caller sees to it that one thread at a time is here.</summary>
internal sealed class SlotRing(TimeSpan length, int count)
{
    private readonly TrafficSlot?[] _slots = new TrafficSlot?[count];
    private TrafficSlot? _open;

    public void Add(DateTimeOffset now, TraceHop hop)
    {
        var number = NumberOf(now);
        // A clock that was set back: what it says belongs to what is open.
        if (_open is null || _open.Number < number)
        {
            _open?.Close();
            _slots[number % count] = _open = new TrafficSlot(number);
        }
        _open.Add(hop);
    }

    /// <summary>Slots from one moment up to, not including, another.</summary>
    public IEnumerable<TrafficSlot> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var last = NumberOf(to - TimeSpan.FromTicks(1));
        for (var number = Math.Max(NumberOf(from), last - count + 1); number <= last; number++)
        {
            if (_slots[number % count] is { } slot && slot.Number == number)
            {
                yield return slot;
            }
        }
    }

    public DateTimeOffset StartOf(TrafficSlot slot) => new(slot.Number * length.Ticks, TimeSpan.Zero);

    private long NumberOf(DateTimeOffset time) => time.UtcTicks / length.Ticks;
}
