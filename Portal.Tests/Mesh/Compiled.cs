using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Tests.Mesh;

/// <summary>Mesh files compiled, and asked with requests as short as <c>GET /x user=new</c>: method, target, and headers.</summary>
internal static class Compiled
{
    public static readonly IReadOnlyDictionary<string, string> Caller = new Dictionary<string, string> { ["app"] = "voyages", ["version"] = "v1" };

    public static MeshObjects Read(string yaml)
    {
        var objects = MeshFileReader.Read([new MeshFile("mesh.yaml", yaml)]);
        MeshConfiguration.Compile(objects);
        return objects;
    }

    /// <summary>There is nothing wrong with them.</summary>
    public static MeshConfiguration Whole(string yaml)
    {
        var objects = MeshFileReader.Read([new MeshFile("mesh.yaml", yaml)]);
        var configuration = MeshConfiguration.Compile(objects);
        Assert.Empty(objects.Problems);
        return configuration;
    }

    public static RouteTable Routes(string yaml) => Whole(yaml).Table;

    public static CompiledRoute? Find(
        this RouteTable table, string request, string gateway = "partners", string authority = "anywhere", string scheme = "http", string home = "travel-agency") =>
        table.Find(request, out _, gateway, authority, scheme, home);

    public static CompiledRoute? Find(
        this RouteTable table, string request, out bool governed, string gateway = "partners", string authority = "anywhere", string scheme = "http", string home = "travel-agency")
    {
        var words = request.Split(' ');
        var headers = new HeaderDictionary();
        foreach (var pair in words.Skip(2).Select(word => word.Split('=', 2)))
        {
            headers.Append(pair[0], pair[1]);
        }
        return MeshRoutes.Find(table, gateway, new WorkloadIdentity("voyages", home, Caller), authority, words[0], words[1], headers, out governed, scheme);
    }
}
