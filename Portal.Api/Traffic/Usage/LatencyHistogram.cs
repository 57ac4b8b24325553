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

    private readonly long[] _counts = new long[Buckets];

    public long Count { get; private set; }

    public static LatencyHistogram Read(ReadOnlySpan<byte> bytes)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(bytes);
        return histogram;
    }

    public void Add(long micros)
    {
        _counts[IndexOf(Math.Max(0, micros))]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var index = 0; index < Buckets; index++)
        {
            _counts[index] += other._counts[index];
        }
        Count += other.Count;
    }

    /// <summary>Adds one that was kept.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (!bytes.IsEmpty)
        {
            index += (int)ReadVarint(ref bytes);
            var count = (long)ReadVarint(ref bytes);
            if (index >= Buckets)
            {
                return;
            }
            _counts[index] += count;
            Count += count;
        }
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte>(32);
        var last = 0;
        for (var index = 0; index < Buckets; index++)
        {
            if (_counts[index] > 0)
            {
                WriteVarint(bytes, (ulong)(index - last));
                WriteVarint(bytes, (ulong)_counts[index]);
                last = index;
            }
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
        var index = -1;
        while (rank > 0)
        {
            rank -= _counts[++index];
        }
        return MiddleOf(index) / 1000.0;
    }

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
