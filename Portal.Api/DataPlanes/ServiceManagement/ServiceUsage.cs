using System.Globalization;
using Portal.Api.Access;
using Portal.Api.Access.Limits;
using Portal.Api.Contracts;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>What is used, as <c>usage[metric]=n</c> says: hits, an operation by its id, or a metric that the API declares.</summary>
internal sealed record ServiceUsage(MetricUsage Amounts, OperationSummary? Operation, string Text)
{
    public static readonly ServiceUsage None = new(default, null, "");

    /// <param name="form">With or without usage.</param>
    /// <param name="api">Whose metrics.</param>
    /// <param name="snapshot">Which it declares.</param>
    /// <param name="flat">Children have been added to their parents already.</param>
    /// <param name="error">Null: all of it can be read.</param>
    public static ServiceUsage Read(ServiceForm form, ApiAccess api, AccessSnapshot snapshot, bool flat, out ServiceError? error)
    {
        error = null;
        if (form.Find("usage") is not { } usage || (!usage.IsTree && string.IsNullOrEmpty(usage.Value)))
        {
            return None;
        }
        if (!usage.IsTree)
        {
            error = ServiceError.BadRequest with { Check = ServiceCheck.Usage };
            return None;
        }
        var amounts = new List<KeyValuePair<string, long>>();
        foreach (var (metric, node) in usage.Children)
        {
            var text = node.Value ?? "";
            if (!snapshot.HasMetric(api, metric))
            {
                error = ServiceError.Metric(metric);
                return None;
            }
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            {
                error = ServiceError.UsageValue(metric, text);
                return None;
            }
            amounts.Add(new(metric, amount));
        }
        var operations = api.Operations.Where(operation => amounts.Any(amount => amount.Key == operation.Id)).Take(2).ToList();
        return new ServiceUsage(
            MetricUsage.Of(amounts, api.Operations, flat),
            operations.Count == 1 ? operations[0] : null,
            string.Join('&', amounts.Select(amount => string.Create(CultureInfo.InvariantCulture, $"usage[{amount.Key}]={amount.Value}"))));
    }
}
