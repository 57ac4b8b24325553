using System.Text.RegularExpressions;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>Reads catalogue and mesh together, and tells what of them a cluster cannot be given.</summary>
internal static partial class EdgeReader
{
    public static EdgeModel Read(CatalogFiles catalog, IReadOnlyList<MeshFile> mesh)
    {
        var objects = MeshFileReader.Read(mesh);
        _ = RouteCompiler.Compile(objects);
        var declared = CatalogReader.Read(catalog, null);
        var problems = objects.Problems.Select(problem => problem.ToString()).Concat(declared.Problems.Where(problem => problem.IsError).Select(problem => problem.ToString())).ToList();
        var apis = declared.Apis.Where(api => api.Definition.ThroughGateway).ToList();
        var edge = new EdgeModel(
            Delegation.Resolve(objects),
            objects.DestinationRules,
            [.. apis.SelectMany(api => api.Contracts.SelectMany(contract => Operations(api.Slug, contract, problems)))])
        {
            Objects = objects,
        };
        edge.Problems.AddRange(problems);
        edge.Problems.AddRange(objects.HttpRoutes.Where(route => route.Parents.Any(parent => !parent.IsService)).Select(route =>
            route.Source.Problem("is a route of an edge that the portal would not be asked about: write it as a VirtualService, which is exported as one").ToString()));
        CheckNames(edge, mesh);
        if (!edge.RulesOf(MeshGateways.Partners).Any())
        {
            edge.Problems.Add($"spec.gateways: no virtual service of these files is bound to '{MeshGateways.Partners}', so nothing would be let in. Name it in the gateways of those that clients call.");
        }
        Remark(edge, apis);
        return edge;
    }

    private static IEnumerable<EdgeOperation> Operations(string api, DeclaredContract contract, List<string> problems)
    {
        var read = ContractReader.Read(contract.File.Bytes, contract.Format);
        if (!read.IsReadable)
        {
            problems.AddRange(read.Problems.Where(problem => problem.IsError).Select(problem => (problem with { File = contract.File.Path }).ToString()));
            return [];
        }
        return read.Document.Operations.Select(operation => new EdgeOperation(api, operation.Method, Parameter().Replace(operation.Path, "x")));
    }

    /// <summary>They become names of objects and of files.</summary>
    private static void CheckNames(EdgeModel edge, IReadOnlyList<MeshFile> mesh)
    {
        foreach (var service in edge.Services)
        {
            Check(service.Source, "metadata.name", service.Name);
            Check(service.Source, "metadata.namespace", service.Namespace);
        }
        foreach (var twin in edge.Services.GroupBy(service => (service.Namespace, service.Name)).Where(group => group.Count() > 1).Select(group => group.Last()))
        {
            edge.Problems.Add((twin.Source.Problem($"'{twin.Name}' is the name of another virtual service in {twin.Namespace}: give each its own") with { Field = "metadata.name" }).ToString());
        }
        foreach (var subset in edge.Destinations.SelectMany(rule => rule.Subsets.Select(subset => (rule.Source, subset.Name))))
        {
            Check(subset.Source, "spec.subsets", subset.Name);
        }
        edge.Problems.AddRange(mesh.Where(file => !FileName().IsMatch(file.Name)).Select(file =>
            new MeshProblem(file.Name, 0, "file name", "takes letters, digits, dots, hyphens and underscores, as it becomes a key of a ConfigMap: rename the file").ToString()));

        void Check(FileSpot spot, string field, string name)
        {
            if (!Name().IsMatch(name))
            {
                edge.Problems.Add((spot.Problem($"takes a name of Kubernetes (lower-case letters, digits, dots and hyphens), not '{name}'") with { Field = field }).ToString());
            }
        }
    }

    private static void Remark(EdgeModel edge, IReadOnlyList<DeclaredApi> apis)
    {
        var rules = edge.RulesOf(MeshGateways.Partners).ToList();
        foreach (var api in apis)
        {
            if (api.Definition.Audience is Audience.Partners && !edge.Operations.Any(operation => operation.Api == api.Slug && rules.Exists(rule => rule.Takes(operation.Method, operation.Path))))
            {
                edge.Remarks.Add($"{api.Slug}: no rule of a virtual service bound to '{MeshGateways.Partners}' leads to it; clients will hear 404.");
            }
            if (api.Definition.Edge.Cors is not null)
            {
                edge.Remarks.Add($"{api.Slug}: cors is the portal's own gateway's; give your edge its own setting.");
            }
            if (api.Definition.Edge is { Requests: CheckMode.Enforce } or { Responses: CheckMode.Enforce })
            {
                edge.Remarks.Add($"{api.Slug}: checks are made by the portal's own gateway; other data planes do not hold bodies against contracts.");
            }
        }
        foreach (var gateway in edge.Services.SelectMany(service => service.Gateways).Where(gateway => gateway is not (MeshGateways.Mesh or MeshGateways.Partners)).Distinct().Order(StringComparer.Ordinal))
        {
            edge.Remarks.Add($"Gateway '{gateway}' is not one that the portal decides for; what is bound to it alone is not exported as a route.");
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$")]
    private static partial Regex Name();

    [GeneratedRegex("^[-._a-zA-Z0-9]{1,253}$")]
    private static partial Regex FileName();
}
