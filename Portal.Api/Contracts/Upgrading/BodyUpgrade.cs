using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>What OpenAPI 2.0 sends as parameters in <c>body</c> and <c>formData</c>, and 3.0 as the body of the request.</summary>
internal sealed class BodyUpgrade(NodeMaker make, SchemaUpgrade schemas, ParameterUpgrade parameters)
{
    private const string Multipart = "multipart/form-data";
    private const string Urlencoded = "application/x-www-form-urlencoded";

    /// <param name="consumes">Media types; none where the document names none.</param>
    public ObjectNode Body(ObjectNode parameter, IReadOnlyList<ContractNode> consumes)
    {
        var content = make.Object(parameter, parameter.MemberOf("schema") is { } schema ? [schema with { Value = schemas.Convert(schema.Value) }] : []);
        return make.Object(parameter, [
            .. parameter.Members.Where(member => member.Name is "description" or "required" || member.Name.StartsWith("x-", StringComparison.Ordinal)),
            new Member("content", make.Object(parameter, MediaTypes.Under(consumes, content)), parameter.Place)]);
    }

    /// <param name="fields">Parameters in the form, at least one.</param>
    public ObjectNode Form(IReadOnlyList<ObjectNode> fields, IReadOnlyList<ContractNode> consumes)
    {
        var first = fields[0];
        var required = fields.Where(field => field.Flag("required")).Select(field => field["name"]).OfType<ContractNode>().ToList();
        var encoding = fields.Select(parameters.Encoding).OfType<Member>().ToList();
        var content = make.Object(first, [
            new Member("schema", make.Object(first, [
                new Member("type", make.Text(first, "object"), first.Place),
                new Member("properties", make.Object(first, fields.Select(field => new Member(field.Text("name") ?? "", parameters.Property(field), field.Place))), first.Place),
                .. Listed("required", required)]), first.Place),
            .. encoding.Count == 0 ? (IEnumerable<Member>)[] : [new Member("encoding", make.Object(first, encoding), first.Place)]]);
        return make.Object(first, [
            .. required.Count == 0 ? (IEnumerable<Member>)[] : [new Member("required", make.Flag(first, true), first.Place)],
            new Member("content", make.Object(first, Types(fields, consumes).Select(type => new Member(type, content, first.Place))), first.Place)]);
    }

    private IEnumerable<Member> Listed(string name, List<ContractNode> items) => items.Count == 0 ? [] : [new Member(name, make.List(items[0], items), items[0].Place)];

    /// <summary>Only two media types can carry a form, and only one of them files.</summary>
    private static List<string> Types(IReadOnlyList<ObjectNode> fields, IReadOnlyList<ContractNode> consumes)
    {
        var hasFile = fields.Any(field => field.Text("type") == "file");
        var named = consumes.Select(type => type.AsString).OfType<string>().Where(type => type == Multipart || (type == Urlencoded && !hasFile)).Distinct(StringComparer.Ordinal).ToList();
        return named.Count > 0 ? named : [hasFile ? Multipart : Urlencoded];
    }
}
