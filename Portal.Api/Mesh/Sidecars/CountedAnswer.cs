using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>Counts the bytes that a workload writes as its answer's body, in whichever way it writes them; most say no length beforehand. Nothing is copied or held.</summary>
internal sealed class CountedAnswer(IHttpResponseBodyFeature inner) : PipeWriter, IHttpResponseBodyFeature
{
    private Stream? _stream;
    private long _bytes;

    public Stream Stream => _stream ??= AsStream(leaveOpen: true);

    public PipeWriter Writer => this;

    public override bool CanGetUnflushedBytes => inner.Writer.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.Writer.UnflushedBytes;

    /// <summary>From now on what is written is counted.</summary>
    public static void Begin(HttpContext context)
    {
        var counted = new CountedAnswer(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        context.Features.Set<IHttpResponseBodyFeature>(counted);
        context.Features.Set(counted);
    }

    /// <summary>Bytes of the body that was sent; of one that nobody counted, as announced.</summary>
    public static long BytesOf(HttpContext context) => HttpMethods.IsHead(context.Request.Method) ? 0
        : context.Features.Get<CountedAnswer>()?._bytes ?? context.Response.ContentLength ?? 0;

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.Writer.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        inner.Writer.Advance(bytes);
        _bytes += bytes;
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        _bytes += source.Length;
        return inner.Writer.WriteAsync(source, cancellationToken);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.Writer.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.Writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Writer.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.Writer.CompleteAsync(exception);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        await inner.SendFileAsync(path, offset, count, cancellationToken);
        _bytes += count ?? new FileInfo(path).Length - offset;
    }

    Task IHttpResponseBodyFeature.CompleteAsync() => inner.CompleteAsync();
}
