using Microsoft.Extensions.Logging.Abstractions;

namespace Portal.Api.Hosting;

/// <summary>
/// The program's logs for listeners that keep their own records and traces of calls: the host's diagnostics of each request, which would make an
/// activity that nobody reads, are left out.
/// </summary>
internal sealed class ListenerLogs(ILoggerFactory logs) : ILoggerFactory
{
    private const string RequestDiagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public ILogger CreateLogger(string categoryName) => categoryName == RequestDiagnostics ? NullLogger.Instance : logs.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    // The program's own, which outlives every listener.
    public void Dispose()
    {
    }
}
