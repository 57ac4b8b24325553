using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Resilience;

/// <summary>Lets through so many bytes a second, a tenth of them at a time.</summary>
internal sealed class SlowStream(Stream inner, int bytesPerSecond, TimeProvider clock) : WritingStream
{
    private const int PartsPerSecond = 10;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var most = Math.Max(1, bytesPerSecond / PartsPerSecond);
        while (!buffer.IsEmpty)
        {
            var part = buffer[..Math.Min(most, buffer.Length)];
            await inner.WriteAsync(part, cancellationToken);
            await inner.FlushAsync(cancellationToken);
            buffer = buffer[part.Length..];
            await Task.Delay(TimeSpan.FromSeconds((double)part.Length / bytesPerSecond), clock, cancellationToken);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();
}
