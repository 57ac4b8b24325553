using Microsoft.JSInterop;

namespace Portal.Tests.Console;

/// <summary>A body that the browser holds.</summary>
internal sealed class BytesOfTheBrowser(byte[] bytes) : IJSStreamReference
{
    public long Length => bytes.Length;

    public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
        Length > maxAllowedSize ? throw new ArgumentOutOfRangeException(nameof(maxAllowedSize)) : ValueTask.FromResult<Stream>(new MemoryStream(bytes));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
