using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>Paths and operations of OpenAPI 2.0 as those of 3.0.</summary>
internal sealed class OperationUpgrade(ObjectNode source, NodeMaker make, ParameterUpgrade parameters, BodyUpgrade bodies, ResponseUpgrade responses, ServerUpgrade servers)
{
    private const string Parameters = "#/parameters/";
    private const string Responses = "#/responses/";

    private readonly IReadOnlyList<ContractNode> _consumes = MediaTypes.Of(source, "consumes", []);
    private readonly IReadOnlyList<ContractNode> _produces = MediaTypes.Of(source, "produces", []);

    public ContractNode PathItem(ContractNode node)
    {
        if (node is not ObjectNode item)
        {
            return node;
        }
        if (item.Text("$ref") is { } reference && !IsPath(reference) && Target(item) is ObjectNode target && !ReferenceEquals(target, item))
        {
            return PathItem(target);
        }
        var shared = Given(item);
        return make.Object(item, item.Members.SelectMany(member => member switch
        {
            { Name: "parameters", Value: ArrayNode list } => List(member, shared, list),
            { Value: ObjectNode operation } when ContractIndex.Methods.Contains(member.Name) => [member with { Value = Operation(operation, shared) }],
            _ => (IEnumerable<Member>)[member],
        }));
    }

    private ObjectNode Operation(ObjectNode operation, List<GivenParameter> shared)
    {
        var own = Given(operation);
        var body = RequestBody(operation, own, shared);
        return make.Object(operation, [
            .. operation.Members.SelectMany(member => member switch
            {
                { Name: "consumes" or "produces" } => [],
                { Name: "schemes" } => MediaTypes.Same(member.Value.Items(), source["schemes"].Items()) ? [] : servers.Servers(member.Value),
                { Name: "parameters", Value: ArrayNode list } => List(member, own, list),
                { Name: "responses", Value: ObjectNode all } => [member with { Value = make.Object(all, all.Members.Select(one => Response(one, operation))) }],
                _ => (IEnumerable<Member>)[member],
            }),
            .. body]);
    }

    private List<GivenParameter> Given(ObjectNode holder) =>
        [.. holder["parameters"].Items().Select(written => (Written: written, End: Target(written) as ObjectNode)).Where(one => one.End is not null).Select(one => new GivenParameter(one.Written, one.End!))];

    private IEnumerable<Member> List(Member member, List<GivenParameter> given, ArrayNode list)
    {
        var others = given.Where(parameter => !parameter.IsBody && !parameter.IsField).Select(Parameter).ToList();
        return others.Count == 0 ? [] : [member with { Value = make.List(list, others) }];
    }

    private ContractNode Parameter(GivenParameter parameter) => NameIn(parameter.Written, Parameters) is { } name
        ? Reference(parameter.Written, "#/components/parameters/" + name)
        : parameters.Parameter(parameter.Node);

    private IEnumerable<Member> RequestBody(ObjectNode operation, List<GivenParameter> own, List<GivenParameter> shared)
    {
        var consumes = MediaTypes.Of(operation, "consumes", _consumes);
        if (own.Concat(shared).FirstOrDefault(parameter => parameter.IsBody) is { } body)
        {
            var value = NameIn(body.Written, Parameters) is { } name && MediaTypes.Same(consumes, _consumes)
                ? Reference(body.Written, "#/components/requestBodies/" + name)
                : bodies.Body(body.Node, consumes);
            return [new Member("requestBody", value, body.Written.Place)];
        }
        var fields = own.Concat(shared).Where(parameter => parameter.IsField).Select(parameter => parameter.Node).DistinctBy(field => field.Text("name"), StringComparer.Ordinal).ToList();
        return fields.Count == 0 ? [] : [new Member("requestBody", bodies.Form(fields, consumes), fields[0].Place)];
    }

    private Member Response(Member member, ObjectNode operation)
    {
        var produces = MediaTypes.Of(operation, "produces", _produces);
        if (Target(member.Value) is not ObjectNode response || member.Name.StartsWith("x-", StringComparison.Ordinal))
        {
            return member;
        }
        // A shared response has the media types of the document.
        return NameIn(member.Value, Responses) is { } name && (MediaTypes.Same(produces, _produces) || response["schema"] is null)
            ? member with { Value = Reference(member.Value, "#/components/responses/" + name) }
            : member with { Value = responses.Response(response, produces) };
    }

    private ObjectNode Reference(ContractNode holder, string reference) => make.Object(holder, new Member("$ref", make.Text(holder.Get("$ref") ?? holder, reference), holder.Place));

    /// <summary>The end of its references, which are known to have one.</summary>
    private ContractNode Target(ContractNode node)
    {
        while (node.Text("$ref") is { } reference && NodePointer.Find(source, reference) is { } next)
        {
            node = next;
        }
        return node;
    }

    private static bool IsPath(string reference) => reference.StartsWith("#/paths/", StringComparison.Ordinal) && !reference.AsSpan("#/paths/".Length).Contains('/');

    private static string? NameIn(ContractNode holder, string prefix) =>
        holder.Text("$ref") is { } reference && reference.StartsWith(prefix, StringComparison.Ordinal) && !reference.AsSpan(prefix.Length).Contains('/') ? reference[prefix.Length..] : null;
}

/// <summary>A parameter as an operation lists it, and the end of its references.</summary>
internal sealed record GivenParameter(ContractNode Written, ObjectNode Node)
{
    public bool IsBody => Node.Text("in") == "body";

    public bool IsField => Node.Text("in") == "formData";
}
