using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Portal.Api.Gateway.Checks;

/// <summary>A request's body read to its end before it goes on, as long as it is not too large; what was read is sent on from memory either way.</summary>
internal sealed class HeldBody
{
    private byte[] _buffer;
    private int _length;

    private HeldBody(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>False: it is larger than what is held.</summary>
    public bool IsWhole { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    public static async ValueTask<HeldBody> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        var held = new HeldBody((int)Math.Min(most, request.ContentLength ?? 16 * 1024) + 1);
        var body = request.Body;
        while (!held.IsWhole && held._length <= most)
        {
            held.Grow(most);
            var read = await body.ReadAsync(held._buffer.AsMemory(held._length), cancellationToken);
            held._length += read;
            held.IsWhole = read == 0;
        }
        request.Body = new ReplayedBody(held.Bytes, held.IsWhole ? Stream.Null : body);
        return held;
    }

    /// <summary>Once nobody reads it any more.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow(int most)
    {
        if (_length < _buffer.Length)
        {
            return;
        }
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(most + 1, 2 * _buffer.Length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
