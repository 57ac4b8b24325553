using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>Parameters and headers of OpenAPI 2.0, which are half schemas themselves, as those of 3.0, which have one.</summary>
internal sealed class ParameterUpgrade(NodeMaker make, SchemaUpgrade schemas)
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf",
        "x-nullable",
    };

    public ObjectNode Parameter(ObjectNode parameter) => Described(parameter, parameter.Text("in") ?? "");

    public ObjectNode Header(ObjectNode header) => Described(header, "header");

    /// <summary>A field of a form as a property.</summary>
    public ObjectNode Property(ObjectNode field) => make.Object(field, [
        .. field.Members.Where(member => member.Name is "description" || (member.Name.StartsWith("x-", StringComparison.Ordinal) && !Keywords.Contains(member.Name))),
        .. SchemaMembers(field, Form)]);

    /// <summary>How the items of a form's field follow one another, where it is not the default.</summary>
    public Member? Encoding(ObjectNode field)
    {
        var style = Style(field, Form).ToList();
        return style.Count == 0 ? null : new Member(field.Text("name") ?? "", make.Object(field, style), field.Place);
    }

    private const string Form = "formData";

    private ObjectNode Described(ObjectNode holder, string place) => make.Object(holder, [
        .. holder.Members.Where(member => !Keywords.Contains(member.Name) && member.Name is not "collectionFormat").Select(member => member.Name is "x-example" ? member with { Name = "example" } : member),
        .. Style(holder, place),
        new Member("schema", make.Object(holder, SchemaMembers(holder, place)), holder.Place)]);

    private IEnumerable<Member> SchemaMembers(ObjectNode holder, string place)
    {
        if (IsText(holder, place))
        {
            return [new Member("type", make.Text(holder, "string"), holder.Place)];
        }
        return schemas.Members(holder).Where(member => Keywords.Contains(member.Name) || member.Name is "nullable").Select(member => member.Name is "items" ? member with { Value = Items(member.Value) } : member);
    }

    /// <summary>Lists in lists have separators of their own, which 3.0 cannot say: such an item is a text.</summary>
    private ObjectNode Items(ContractNode items) => items.Text("type") == "array"
        ? make.Object(items, new Member("type", make.Text(items, "string"), items.Place))
        : make.Object(items, items.Members().Where(member => member.Name is not "collectionFormat"));

    private IEnumerable<Member> Style(ObjectNode holder, string place)
    {
        if (holder.Text("type") != "array" || place is not ("query" or Form) || IsText(holder, place))
        {
            yield break;
        }
        var written = holder.MemberOf("collectionFormat") ?? new Member("", holder, holder.Place);
        var style = Separator(holder) switch { "ssv" => "spaceDelimited", "pipes" => "pipeDelimited", _ => null };
        if (style is not null)
        {
            yield return written with { Name = "style", Value = make.Text(written.Value, style) };
        }
        if (Separator(holder) != "multi")
        {
            yield return written with { Name = "explode", Value = make.Flag(written.Value, false) };
        }
    }

    /// <summary>Items between tabs, and between spaces or pipes outside the query, cannot be said in 3.0: the list is the text that it is sent as.</summary>
    private static bool IsText(ObjectNode holder, string place) =>
        holder.Text("type") == "array" && Separator(holder) is var separator && (separator == "tsv" || (separator is "ssv" or "pipes" && place is not ("query" or Form)));

    private static string Separator(ObjectNode holder) => holder.Text("collectionFormat") ?? "csv";
}
