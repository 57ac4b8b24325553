using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Tells how many bytes are written through it.</summary>
internal sealed class CountingStream(Stream inner, Action<int> wrote) : WritingStream
{
    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        inner.Write(buffer, offset, count);
        wrote(count);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await inner.WriteAsync(buffer, cancellationToken);
        wrote(buffer.Length);
    }
}
