using Portal.Api.Hosting;

namespace Portal.Api.Gateway.Checks;

/// <summary>What an answer that is held against its contract is written through.</summary>
internal sealed class CheckedAnswerStream(CheckedAnswer answer) : WritingStream
{
    public override Task FlushAsync(CancellationToken cancellationToken) => answer.FlushAsync(cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => answer.WriteAsync(buffer, cancellationToken);
}
