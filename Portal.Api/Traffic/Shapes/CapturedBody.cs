using System.Buffers;

namespace Portal.Api.Traffic.Shapes;

/// <summary>
/// The first bytes of a body that goes by. Whoever forwards the body adds to it, possibly still while the call is over: what comes after
/// <see cref="Take"/> is not kept, so the memory can go back to the pool.
/// </summary>
/// <param name="most">Bytes that are kept.</param>
internal sealed class CapturedBody(int most = CapturedBody.Most)
{
    public const int Most = 64 * 1024;

    private readonly Lock _gate = new();
    private byte[]? _buffer;
    private int _length;
    private bool _sealed;

    public bool IsCut { get; private set; }

    public int Length => _length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_sealed || bytes.IsEmpty)
            {
                return;
            }
            var fits = Math.Min(bytes.Length, most - _length);
            IsCut |= fits < bytes.Length;
            if (fits > 0)
            {
                Grow(_length + fits);
                bytes[..fits].CopyTo(_buffer.AsSpan(_length));
                _length += fits;
            }
        }
    }

    /// <summary>What was seen. It holds until <see cref="Release"/>.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        lock (_gate)
        {
            _sealed = true;
            return _buffer.AsMemory(0, _length);
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _sealed = true;
            if (_buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
            }
            (_buffer, _length) = (null, 0);
        }
    }

    private void Grow(int needed)
    {
        if (_buffer?.Length >= needed)
        {
            return;
        }
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(most, 2 * (_buffer?.Length ?? 2048))));
        if (_buffer is not null)
        {
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
        }
        _buffer = larger;
    }
}
