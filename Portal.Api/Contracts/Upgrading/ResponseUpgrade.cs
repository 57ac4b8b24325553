using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>Responses of OpenAPI 2.0, which have one schema for all media types and examples beside it, as those of 3.0.</summary>
internal sealed class ResponseUpgrade(NodeMaker make, SchemaUpgrade schemas, ParameterUpgrade parameters)
{
    private const string Binary = "application/octet-stream";

    /// <param name="produces">Media types; none where the document names none.</param>
    public ObjectNode Response(ObjectNode response, IReadOnlyList<ContractNode> produces)
    {
        var content = Content(response, produces).ToList();
        return make.Object(response, [
            .. response.Members.Where(member => member.Name is not ("schema" or "examples")).Select(member => member is { Name: "headers", Value: ObjectNode headers } ? member with { Value = Headers(headers) } : member),
            .. content.Count == 0 ? (IEnumerable<Member>)[] : [new Member("content", make.Object(response, content), response.Place)]]);
    }

    private ObjectNode Headers(ObjectNode headers) =>
        make.Object(headers, headers.Members.Select(member => member.Value is ObjectNode header ? member with { Value = parameters.Header(header) } : member));

    private IEnumerable<Member> Content(ObjectNode response, IReadOnlyList<ContractNode> produces)
    {
        var schema = response.MemberOf("schema") is { } written ? written with { Value = schemas.Convert(written.Value) } : (Member?)null;
        var plain = make.Object(response, schema is { } only ? [only] : []);
        var examples = response["examples"] as ObjectNode;
        if (schema is not null)
        {
            foreach (var type in MediaTypes.Under(produces, plain, response["schema"].Text("type") == "file" ? Binary : MediaTypes.Default))
            {
                yield return examples?.MemberOf(type.Name) is { } example ? type with { Value = WithExample(plain, example) } : type;
            }
        }
        var known = produces.Select(type => type.AsString).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0 && schema is not null)
        {
            known.Add(MediaTypes.Default);
        }
        foreach (var example in examples.Members().Where(member => !known.Contains(member.Name) && !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            yield return example with { Value = WithExample(plain, example) };
        }
    }

    private ObjectNode WithExample(ObjectNode plain, in Member example) => make.Object(example.Value, [.. plain.Members, example with { Name = "example" }]);
}
