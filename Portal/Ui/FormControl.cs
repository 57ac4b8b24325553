using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Portal.Ui;

/// <summary>
/// What all controls share: a label, a hint, an error, and the ids that tie them together. Three ways to use one:
/// <c>@bind-Value="Form.Email"</c> in an EditForm (name and errors come from the edit context), <c>Name</c> and <c>Value</c> in a plain
/// form, <c>@bind-Value</c> in an island.
/// </summary>
public abstract class FormControl : ComponentBase, IDisposable
{
    private EditContext? _observed;

    [CascadingParameter]
    private EditContext? Form { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Shown beside what the edit context says.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public string? Name { get; set; }

    /// <summary>Only where two forms of a page have a field of the same name.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public Expression<Func<string?>>? ValueExpression { get; set; }

    /// <summary>In islands: at every key, not only when the field is left.</summary>
    [Parameter]
    public bool Immediate { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected string? FieldName => Name ?? FieldNames.Of(ValueExpression);

    protected string ControlId => Id ?? ElementIds.From("field", FieldName ?? Label);

    protected string? ShownError =>
        Error ?? (ValueExpression is null ? null : Form?.GetValidationMessages(FieldIdentifier.Create(ValueExpression)).FirstOrDefault());

    /// <summary>Reads out the error first, then the hint.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { ShownError is null ? null : ControlId + "-error", Hint is null ? null : ControlId + "-hint" }.Where(id => id is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>The first that is so also has the focus when the page comes.</summary>
    protected string? Invalid => ShownError is null ? null : "true";

    protected Task ChangedAsync(ChangeEventArgs change) => Immediate ? Task.CompletedTask : SetAsync(change);

    protected Task TypedAsync(ChangeEventArgs change) => Immediate ? SetAsync(change) : Task.CompletedTask;

    protected override void OnParametersSet()
    {
        if (_observed == Form)
        {
            return;
        }
        Unobserve();
        _observed = Form;
        _observed?.OnValidationStateChanged += Refresh;
    }

    public void Dispose()
    {
        Unobserve();
        GC.SuppressFinalize(this);
    }

    private async Task SetAsync(ChangeEventArgs change)
    {
        Value = change.Value?.ToString();
        await ValueChanged.InvokeAsync(Value);
    }

    private void Unobserve() => _observed?.OnValidationStateChanged -= Refresh;

    private void Refresh(object? sender, ValidationStateChangedEventArgs change) => InvokeAsync(StateHasChanged);
}
