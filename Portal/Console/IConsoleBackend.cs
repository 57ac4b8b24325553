using System.Security.Claims;
using Portal.Api.Traffic;

namespace Portal.Console;

/// <summary>What the console asks the rest of the program. Each question has a scope of its own, because a circuit lives for hours.</summary>
internal interface IConsoleBackend
{
    /// <summary>Null: there is no such operation that this reader may see.</summary>
    Task<ConsoleScene?> FindAsync(ClaimsPrincipal reader, string api, string version, string operationId, CancellationToken cancellationToken);

    /// <summary>Null: no such call of this reader's.</summary>
    Task<RequestView?> FindCallAsync(ClaimsPrincipal reader, string requestId, CancellationToken cancellationToken);
}
