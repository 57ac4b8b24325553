using System.Collections.Concurrent;
using System.Net;

namespace Portal.Tests.Mesh.Joining;

/// <summary>Callers that call without a pause until they are told to end. None may fail, and none may wait for long.</summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _done = new();
    private readonly ConcurrentQueue<string> _failed = new();
    private readonly Task _callers;
    private int _answered;

    public Load(HttpClient client, string url, int callers) =>
        _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(client, url))));

    public int Answered => Volatile.Read(ref _answered);

    public Task<TimeSpan> UntilAsync(int more)
    {
        var before = Answered;
        return Wait.UntilAsync(() => Task.FromResult(Answered >= before + more), TimeSpan.FromSeconds(30), $"{more} calls more; failed: {string.Join("; ", _failed.Take(3))}");
    }

    public async Task<IReadOnlyCollection<string>> EndAsync()
    {
        await _done.CancelAsync();
        await _callers;
        return _failed;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _done.Dispose();
    }

    private async Task CallAsync(HttpClient client, string url)
    {
        while (!_done.IsCancellationRequested)
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                using var answer = await client.GetAsync(url, patience.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref _answered);
                }
                else
                {
                    _failed.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(patience.Token)}");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                _failed.Enqueue(exception.Message);
            }
        }
    }
}
