namespace Portal.Tests.Mesh.Joining;

/// <summary>What stands between a process that has joined and the guard: a test lets questions and answers come, late, or not at all.</summary>
internal sealed class GuardLine() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Given how to ask, which can be done at any time, whatever became of whoever asks.</summary>
    public Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Way { get; set; } = ask => ask();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A copy: the question itself is gone with whoever asks.
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }
        foreach (var (name, value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[name] = value;
        }
        copy.Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(CancellationToken.None));
        copy.Content.Headers.ContentType = request.Content.Headers.ContentType;
        return await Way(() => base.SendAsync(copy, CancellationToken.None)).WaitAsync(cancellationToken);
    }
}
