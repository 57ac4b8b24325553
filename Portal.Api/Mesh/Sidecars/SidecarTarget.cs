namespace Portal.Api.Mesh.Sidecars;

/// <summary>
/// What a workload asks its sidecar for. Workloads use the sidecar as a plain HTTP proxy, so the request line holds the whole
/// address: <c>GET http://flights/flights/Rome HTTP/1.1</c>.
/// </summary>
internal readonly record struct SidecarTarget(string Authority, string Path)
{
    private const string Scheme = "http://";

    /// <summary>Null: not a target that is forwarded. Dots that climb are not: what is matched must be what is meant.</summary>
    public static SidecarTarget? Read(string rawTarget, string host)
    {
        SidecarTarget target;
        if (rawTarget.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var rest = rawTarget[Scheme.Length..];
            var slash = rest.AsSpan().IndexOfAny('/', '?');
            target = slash < 0 ? new(rest, "/")
                : new(rest[..slash], rest[slash] == '/' ? rest[slash..] : $"/{rest[slash..]}");
        }
        else
        {
            target = new(host, rawTarget);
        }
        return target.Authority.Length > 0 && !target.Authority.Contains('@') && target.Path.StartsWith('/') && !Climbs(target.Path) ? target : null;
    }

    private static bool Climbs(string path)
    {
        var query = path.AsSpan().IndexOf('?');
        var plain = (query < 0 ? path : path[..query]).Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        foreach (var segment in plain.AsSpan().SplitAny('/', '\\'))
        {
            var name = plain.AsSpan(segment);
            var parameters = name.IndexOf(';');
            if ((parameters < 0 ? name : name[..parameters]) is "." or "..")
            {
                return true;
            }
        }
        return false;
    }
}
