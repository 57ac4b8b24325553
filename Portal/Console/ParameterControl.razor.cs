using Microsoft.AspNetCore.Components;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Slices;
using Portal.Ui;
using ParameterView = Portal.Api.Contracts.Slices.ParameterView;

namespace Portal.Console;

/// <summary>A parameter's field: a choice where the contract lists values, else text with the contract's examples at hand.</summary>
public sealed partial class ParameterControl : ComponentBase
{
    private static readonly string[] Booleans = ["true", "false"];

    [Parameter, EditorRequired]
    public ParameterView Parameter { get; set; } = null!;

    /// <summary>Name of the field in forms and addresses.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public string Value { get; set; } = "";

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    private string Id => ElementIds.From("parameter", Name);

    private bool IsNumber => Parameter.Schema?.Types.Any(type => type is "integer" or "number") ?? false;

    private string? Placeholder => Parameter.Schema?.Default is { } value ? $"{value} if left empty" : Parameter.ExampleValue is { } example ? $"such as {example}" : null;

    private string None => Parameter.Schema?.Default is { } value ? $"not sent ({value})" : "not sent";

    private string? Described => Hint is null ? null : Id + "-hint";

    /// <summary>Descriptions are Markdown; in a line of text its marks only disturb.</summary>
    private string? Hint => PlainText.Of(Parameter.Description) is { Length: > 0 } line ? line : null;

    private IReadOnlyList<SelectOption> Choices
    {
        get
        {
            var values = Parameter.Schema switch
            {
                { Enum.Count: > 0 } schema => schema.Enum,
                { Types: ["boolean"] } => Booleans,
                _ => [],
            };
            var choices = values.Select(value => new SelectOption(value, Text(value))).ToList();
            // An address may hold what the contract does not list: it is shown, sent and refused, not silently replaced.
            if (choices.Count > 0 && Value.Length > 0 && !values.Contains(Value))
            {
                choices.Add(new SelectOption(Value, Value));
            }
            return choices;
        }
    }

    private string Text(string value) =>
        Parameter.Examples.FirstOrDefault(example => example.Text == value)?.Summary is { } summary ? $"{value} · {summary}" : value;

    private Task Told(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value?.ToString() ?? "");
}
