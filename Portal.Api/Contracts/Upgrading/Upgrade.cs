using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>
/// An OpenAPI 2.0 document (Swagger) as OpenAPI 3.0, so that everything after the reader knows one form only. The document must have passed
/// its own schema, and its references must end. What 3.0 cannot say is said as near as it comes, never more strictly.
/// </summary>
internal static class Upgrade
{
    private const string Version = "3.0.4";

    public static ObjectNode Run(ObjectNode source, NodeMaker make)
    {
        var schemas = new SchemaUpgrade(source, make);
        var parameters = new ParameterUpgrade(make, schemas);
        var bodies = new BodyUpgrade(make, schemas, parameters);
        var responses = new ResponseUpgrade(make, schemas, parameters);
        var servers = new ServerUpgrade(source, make);
        var operations = new OperationUpgrade(source, make, parameters, bodies, responses, servers);
        var members = source.Members.SelectMany(member => member switch
        {
            { Name: "swagger" } => [member with { Name = "openapi", Value = make.Text(member.Value, Version) }],
            { Name: "info" } => [member, .. servers.Servers()],
            { Name: "paths", Value: ObjectNode paths } => [member with { Value = make.Object(paths, paths.Members.Select(path => path.Name.StartsWith('/') ? path with { Value = operations.PathItem(path.Value) } : path)) }],
            { Name: "host" or "basePath" or "schemes" or "consumes" or "produces" or "definitions" or "parameters" or "responses" or "securityDefinitions" } => (IEnumerable<Member>)[],
            _ => [member],
        }).ToList();
        var components = Components(source, make, parameters, bodies, responses).ToList();
        // Last, because everything before may have found more of them.
        var all = schemas.All().ToList();
        if (all.Count > 0)
        {
            components.Insert(0, Group("schemas", source["definitions"] ?? source, all, make));
        }
        if (components.Count > 0)
        {
            members.Add(new Member("components", make.Object(source, components), source.Place));
        }
        return make.Check(make.Object(source, members));
    }

    private static IEnumerable<Member> Components(ObjectNode source, NodeMaker make, ParameterUpgrade parameters, BodyUpgrade bodies, ResponseUpgrade responses)
    {
        var shared = source["parameters"].Members().Select(member => (Member: member, Given: member.Value is ObjectNode node ? new GivenParameter(node, node) : null)).ToList();
        var consumes = MediaTypes.Of(source, "consumes", []);
        var produces = MediaTypes.Of(source, "produces", []);
        var security = new SecurityUpgrade(make);
        IEnumerable<Member> groups =
        [
            Group("parameters", source["parameters"], shared.Where(one => one.Given is { IsBody: false, IsField: false }).Select(one => one.Member with { Value = parameters.Parameter(one.Given!.Node) }), make),
            Group("requestBodies", source["parameters"], shared.Where(one => one.Given is { IsBody: true }).Select(one => one.Member with { Value = bodies.Body(one.Given!.Node, consumes) }), make),
            Group("responses", source["responses"], Each(source["responses"], response => responses.Response(response, produces)), make),
            Group("securitySchemes", source["securityDefinitions"], Each(source["securityDefinitions"], security.Scheme), make),
        ];
        return groups.Where(group => group.Value is ObjectNode { Count: > 0 });
    }

    private static IEnumerable<Member> Each(ContractNode? group, Func<ObjectNode, ObjectNode> convert) =>
        group.Members().Select(member => member.Value is ObjectNode node ? member with { Value = convert(node) } : member);

    private static Member Group(string name, ContractNode? of, IEnumerable<Member> members, NodeMaker make) =>
        new(name, make.Object(of ?? ObjectNode.Empty, members), of?.Place ?? default);
}
