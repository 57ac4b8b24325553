using System.Numerics;

namespace Portal.Api.Traffic.Usage;

/// <summary>
/// Durations in buckets that widen with their size: 16 to each power of two, so a percentile is off by about 3 % at most. Histograms add
/// up, and are kept as pairs of varints (distance to the next used bucket, count).
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 4;
    private const int Sub = 1 << SubBits;
    private const int MaxExponent = 36;
    private const int Buckets = (MaxExponent - SubBits + 2) * Sub;

    // Most have seen a few durations: a whole array for each of thousands of callers would be most of what a busy half second makes.
    private const int Few = 24;

    private (int Index, long Count)[] _few = [];
    private int _used;
    private long[]? _all;

    public long Count { get; private set; }

    public static LatencyHistogram Read(ReadOnlySpan<byte> bytes)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(bytes);
        return histogram;
    }

    public void Add(long micros) => Add(IndexOf(Math.Max(0, micros)), 1);

    public void Add(LatencyHistogram other)
    {
        foreach (var (index, count) in other.Used())
        {
            Add(index, count);
        }
    }

    /// <summary>Adds one that was kept.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (!bytes.IsEmpty)
        {
            index += (int)ReadVarint(ref bytes);
            var count = (long)ReadVarint(ref bytes);
            if ((uint)index >= Buckets)
            {
                return;
            }
            Add(index, count);
        }
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte>(32);
        var last = 0;
        foreach (var (index, count) in Used())
        {
            WriteVarint(bytes, (ulong)(index - last));
            WriteVarint(bytes, (ulong)count);
            last = index;
        }
        return [.. bytes];
    }

    /// <summary>Milliseconds below which <paramref name="share"/> (0 to 1) of the calls ended; null when there were none.</summary>
    public double? PercentileMs(double share)
    {
        if (Count == 0)
        {
            return null;
        }
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var (index, count) in Used())
        {
            rank -= count;
            if (rank <= 0)
            {
                return MiddleOf(index) / 1000.0;
            }
        }
        return null;
    }

    private void Add(int index, long count)
    {
        Count += count;
        if (_all is { } all)
        {
            all[index] += count;
            return;
        }
        var at = 0;
        while (at < _used && _few[at].Index < index)
        {
            at++;
        }
        if (at < _used && _few[at].Index == index)
        {
            _few[at].Count += count;
        }
        else if (_used < Few)
        {
            Insert(at, index, count);
        }
        else
        {
            Spread()[index] += count;
        }
    }

    private void Insert(int at, int index, long count)
    {
        if (_used == _few.Length)
        {
            Array.Resize(ref _few, Math.Max(2, 2 * _used));
        }
        Array.Copy(_few, at, _few, at + 1, _used - at);
        _few[at] = (index, count);
        _used++;
    }

    private long[] Spread()
    {
        _all = new long[Buckets];
        foreach (var (index, count) in _few.AsSpan(0, _used))
        {
            _all[index] = count;
        }
        _few = [];
        return _all;
    }

    /// <summary>In order.</summary>
    private IEnumerable<(int Index, long Count)> Used() => _all is { } all
        ? all.Select((count, index) => (index, count)).Where(bucket => bucket.count > 0)
        : _few.Take(_used);

    private static int IndexOf(long micros)
    {
        if (micros < Sub)
        {
            return (int)micros;
        }
        var exponent = Math.Min(BitOperations.Log2((ulong)micros), MaxExponent);
        var sub = exponent == MaxExponent ? Sub - 1 : (int)(micros >> (exponent - SubBits)) & (Sub - 1);
        return ((exponent - SubBits + 1) * Sub) + sub;
    }

    private static double MiddleOf(int index)
    {
        if (index < Sub)
        {
            return index;
        }
        var shift = (index / Sub) - 1;
        return (((long)(Sub + (index % Sub))) << shift) + ((1L << shift) / 2.0);
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; !bytes.IsEmpty && shift < 63; shift += 7)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                break;
            }
        }
        return value;
    }

    private static void WriteVarint(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }
        bytes.Add((byte)value);
    }
}
