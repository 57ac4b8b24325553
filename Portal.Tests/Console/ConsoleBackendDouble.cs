using System.Security.Claims;
using Portal.Api.Traffic;
using Portal.Console;

namespace Portal.Tests.Console;

/// <summary>Answers the console with what a test puts in, and keeps what it was asked.</summary>
internal sealed class ConsoleBackendDouble : IConsoleBackend
{
    public ConsoleScene? Scene { get; set; }

    public RequestView? Call { get; set; }

    public List<string> LookedUp { get; } = [];

    public Task<ConsoleScene?> FindAsync(ClaimsPrincipal reader, string api, string version, string operationId, CancellationToken cancellationToken) => Task.FromResult(Scene);

    public Task<RequestView?> FindCallAsync(ClaimsPrincipal reader, string requestId, CancellationToken cancellationToken)
    {
        LookedUp.Add(requestId);
        return Task.FromResult(Call);
    }
}
