using Portal.Api.Hosting;

namespace Portal.Api.Traffic.Shapes;

/// <summary>An answer's body that is written through unchanged; where it turns out to be JSON, its first bytes are copied on the way.</summary>
internal sealed class TappedResponse(Stream inner, HttpResponse response, CapturedBody captured) : WritingStream
{
    private bool? _listens;

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        Hear(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Hear(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        // Only now is it known what the body is.
        if (_listens ??= BodyTap.IsJson(response.ContentType))
        {
            captured.Add(bytes);
        }
    }
}
