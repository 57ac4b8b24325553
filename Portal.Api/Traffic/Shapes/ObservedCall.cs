namespace Portal.Api.Traffic.Shapes;

/// <summary>
/// What a call looked like to those who know its contract: names and, of some calls, the beginning of its bodies. It lives for a moment in
/// memory; nothing of it but names, types and counts is ever written.
/// </summary>
internal sealed record ObservedCall
{
    /// <summary>By which the call is found among the recent ones; null where it has no record of its own.</summary>
    public string? RequestId { get; init; }

    /// <summary>Slug of the API; null where the path belongs to no operation of any.</summary>
    public string? Api { get; init; }

    /// <summary>The version that answered.</summary>
    public string? Version { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query without credentials.</summary>
    public required string Target { get; init; }

    public required int Status { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who called: an application, or a workload of the mesh.</summary>
    public Guid? ApplicationId { get; init; }

    public string? Workload { get; init; }

    /// <summary>True when a service answered, and not a door in its place.</summary>
    public required bool Forwarded { get; init; }

    public required string[] Headers { get; init; }

    /// <summary>The Cookie header as sent; only its names are looked at.</summary>
    public string? Cookies { get; init; }

    public string? RequestType { get; init; }

    public string? ResponseType { get; init; }

    public string? ResponseEncoding { get; init; }

    public required bool HasResponseBody { get; init; }

    /// <summary>Null: the bodies of this call were not looked at.</summary>
    public BodyTap? Bodies { get; init; }
}
