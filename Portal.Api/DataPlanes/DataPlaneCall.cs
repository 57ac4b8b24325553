using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Mesh;

namespace Portal.Api.DataPlanes;

/// <summary>A call that another data plane holds and asks about.</summary>
/// <param name="headers">As the caller sent them. What must not go further is taken out of them.</param>
internal sealed class DataPlaneCall(TimeProvider clock, IHeaderDictionary headers) : DoorCall(clock)
{
    private readonly string[] _sent = [.. headers.Keys];

    public IHeaderDictionary Headers => headers;

    /// <summary>The request target as the caller sent it.</summary>
    public required string Raw { get; init; }

    public required string Host { get; init; }

    /// <summary>Identity of the workload that calls, proved to the data plane by mutual TLS; null: the call comes from outside.</summary>
    public string? Principal { get; init; }

    /// <summary>Why the door could not make out what is asked.</summary>
    public AccessRefusal? Unclear { get; init; }

    /// <summary>The data plane takes every 2xx for leave to pass, or may: of what is answered in the service's place it hears preflights alone.</summary>
    public bool PassesOn2xx { get; init; }

    /// <summary>Headers of the answer to a call that asks what may be called (OPTIONS), as browsers do before a page's call; null: it is no such question.</summary>
    public IHeaderDictionary? Options { get; set; }

    public MeshChoice? Choice { get; set; }

    /// <summary>Headers that the data plane is to take out too: credentials, and what only we may say.</summary>
    public IReadOnlyList<string> RemovedHeaders => [.. _sent.Where(name => !headers.ContainsKey(name) && !DataPlaneHeaders.AreItsOwn(name))];

    /// <summary>Query parameters that the data plane is to take out too, as the caller spelled them.</summary>
    public IReadOnlyList<string> RemovedParameters
    {
        get
        {
            var (sent, kept) = (QueryOf(Raw), QueryOf(Target));
            return sent.Length == kept.Length ? [] : [.. Names(sent).Except(Names(kept), StringComparer.Ordinal)];
        }
    }

    /// <summary>The data plane forwards what it holds. A path that we read as another one than the service might is not let through.</summary>
    public bool IsReadByAllAlike => PathOf(Raw) is var sent && (sent == Path || Uri.UnescapeDataString(sent) == Uri.UnescapeDataString(Path));

    private static string PathOf(string target)
    {
        var start = target.StartsWith('/') ? 0 : target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = target.AsSpan(start).IndexOfAny('?', '#');
        return end < 0 ? target[start..] : target.Substring(start, end);
    }

    private static string QueryOf(string target) => target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? target[(mark + 1)..] : "";

    private static IEnumerable<string> Names(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)[0]).Distinct(StringComparer.Ordinal);
}
