using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Hosting;

/// <summary>A list of texts: how many, and a rule for each of them. An item that breaks it is named by its place in the list.</summary>
public abstract class EachItemAttribute : ValidationAttribute
{
    private readonly int _least;
    private readonly int _most;
    private readonly string _items;
    private readonly string _item;

    /// <param name="items">What they are called, after "takes at least one" or "at most 50".</param>
    /// <param name="item">What one of them has to be.</param>
    protected EachItemAttribute(int least, int most, string items, string item) => (_least, _most, _items, _item) = (least, most, items, item);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is null)
        {
            return ValidationResult.Success;
        }
        var name = validationContext.MemberName ?? "";
        var list = value as IReadOnlyList<string> ?? [];
        if (list.Count < _least || list.Count > _most)
        {
            var range = _least == 0 ? $"at most {_most}" : $"{_least} to {_most}";
            return new ValidationResult(string.Create(CultureInfo.InvariantCulture, $"takes {range} {_items}, not {list.Count}; each is {_item}."), [name]);
        }
        var wrong = list.Select((item, index) => (item, index)).Where(one => one.item is null || !Fits(one.item))
            .ToDictionary(one => string.Create(CultureInfo.InvariantCulture, $"{name}[{one.index}]"), one => $"takes {_item}, not {(one.item is null ? "null" : $"'{Shorten.Text(one.item)}'")}.");
        return wrong.Count == 0 ? ValidationResult.Success : new ItemsResult(wrong);
    }

    protected abstract bool Fits(string item);
}
