using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>One of the values a schema takes, with what its author says of it. <see cref="Description"/> is Markdown.</summary>
public sealed record EnumValueView(string Value, string? Name, string? Description)
{
    /// <summary>
    /// From <c>enum</c> with the extensions that describe it (lists in the same order, or maps by value), or from a choice whose every
    /// alternative is a constant.
    /// </summary>
    internal static IReadOnlyList<EnumValueView> Of(Func<string, ContractNode?> member)
    {
        if (member("enum").Items() is { Count: > 0 } values)
        {
            var names = member("x-enum-varnames") ?? member("x-enumNames");
            var descriptions = member("x-enumDescriptions") ?? member("x-enum-descriptions");
            return [.. values.Select((value, index) => new EnumValueView(value.Inline(), Said(names, value, index), Said(descriptions, value, index)))];
        }
        var choice = (member("oneOf") ?? member("anyOf")).Items();
        return choice.Count > 0 && choice.All(item => item.Get("const") is not null)
            ? [.. choice.Select(item => new EnumValueView(item.Get("const")!.Inline(), item.Text("title"), item.Text("description")))]
            : [];
    }

    private static string? Said(ContractNode? words, ContractNode value, int index) =>
        words is ArrayNode list ? (index < list.Items.Count ? list.Items[index].AsString : null) : words.Text(value.Inline());
}
