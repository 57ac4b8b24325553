namespace Portal.Api.Mesh.Resilience;

/// <summary>
/// A request's body that can be sent again: keeps what is read of it, up to a bound, as Envoy keeps it for retries and mirrors. Beyond the bound
/// it passes on and can be sent once only.
/// </summary>
internal sealed class ReplayBody(Stream body) : Stream
{
    public const int Most = 64 * 1024;

    private readonly MemoryStream _kept = new();
    private int _position;
    private bool _isWhole;
    private bool _isTooLarge;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>What was read so far can be read again.</summary>
    public bool CanReplay => !_isTooLarge;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From the beginning again.</summary>
    public void Rewind()
    {
        if (!CanReplay)
        {
            throw new InvalidOperationException("The body was larger than is kept of it.");
        }
        _position = 0;
    }

    /// <summary>All of it, or null where it was too large or is not read to its end.</summary>
    public byte[]? Whole() => _isWhole && CanReplay ? _kept.ToArray() : null;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < _kept.Length)
        {
            var count = Math.Min(buffer.Length, (int)_kept.Length - _position);
            _kept.GetBuffer().AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }
        if (_isWhole)
        {
            return 0;
        }
        if (buffer.IsEmpty)
        {
            // Asks only to be told when there is something.
            return await body.ReadAsync(buffer, cancellationToken);
        }
        var read = await body.ReadAsync(buffer, cancellationToken);
        Keep(buffer[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Keep(ReadOnlyMemory<byte> read)
    {
        _isWhole = read.IsEmpty;
        if (_isTooLarge || read.IsEmpty)
        {
            return;
        }
        if (_kept.Length + read.Length > Most)
        {
            _isTooLarge = true;
            _kept.SetLength(0);
            _position = 0;
            return;
        }
        _kept.Position = _kept.Length;
        _kept.Write(read.Span);
        _position = (int)_kept.Length;
    }
}
