using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Api.Contracts.Validation.Running;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>
/// Holds the path and the query of a call against what its operation declares, all of it at once and before it is bound: a parameter that it does not
/// know, that stands twice, is missing or has the wrong form. Read from what the served description is generated from.
/// </summary>
internal sealed class OperationParameters(IApiDescriptionGroupCollectionProvider descriptions)
{
    /// <summary>An address is long enough for thousands of names: nobody reads more than these.</summary>
    private const int MostUnknown = 20;

    private readonly Lazy<FrozenDictionary<string, OperationParameter[]>> _byOperation = new(() => Read(descriptions));

    /// <summary>Null: nothing is wrong, or the endpoint is no operation of the management API.</summary>
    public Refusal.Invalid? Check(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>() is not { EndpointName: { } operation }
            || !_byOperation.Value.TryGetValue(operation, out var declared))
        {
            return null;
        }
        Refusal.Invalid[] faults = [.. InPath(context.Request, declared), .. InQuery(context.Request.Query, [.. declared.Where(parameter => parameter.InQuery)])];
        return faults is [var first, .. var others] ? first with { Also = others } : null;
    }

    private static IEnumerable<Refusal.Invalid> InPath(HttpRequest request, OperationParameter[] declared) =>
        from parameter in declared
        where !parameter.InQuery
        let rule = parameter.Broken(request.RouteValues[parameter.Name] as string ?? "")
        where rule is not null
        select new Refusal.Invalid(parameter.Name, $"The path parameter '{parameter.Name}' {rule}");

    private static IEnumerable<Refusal.Invalid> InQuery(IQueryCollection query, OperationParameter[] declared)
    {
        string[] names = [.. declared.Select(parameter => parameter.Name)];
        foreach (var name in query.Keys.Except(names, StringComparer.OrdinalIgnoreCase).Take(MostUnknown))
        {
            yield return new Refusal.Invalid(name, Unknown(name, names));
        }
        foreach (var parameter in declared)
        {
            var rule = query[parameter.Name] switch
            {
                [] => parameter.Required ? "is required. Send it; the contract says what it takes." : null,
                [var text] => parameter.Broken(text ?? ""),
                _ => "stands twice in the address. Send it once.",
            };
            if (rule is not null)
            {
                yield return new Refusal.Invalid(parameter.Name, $"The query parameter '{parameter.Name}' {rule}");
            }
        }
    }

    private static string Unknown(string name, string[] names)
    {
        var meant = Likeness.Nearest(name, names) is { } near ? $"; did you mean '{near}'?" : ".";
        var known = names.Length == 0 ? "Remove it; this call takes none." : $"It takes {string.Join(", ", names)}.";
        return $"The query parameter '{name}' is not one this call knows{meant} {known}";
    }

    private static FrozenDictionary<string, OperationParameter[]> Read(IApiDescriptionGroupCollectionProvider descriptions) =>
        descriptions.ApiDescriptionGroups.Items.SelectMany(group => group.Items).Where(ManagementApiFeature.Describes)
            .ToFrozenDictionary(ManagementApiFeature.OperationOf, operation => operation.ParameterDescriptions
                .Where(parameter => parameter.Source == BindingSource.Path || parameter.Source == BindingSource.Query)
                .Select(parameter => new OperationParameter(
                    parameter.Name,
                    parameter.Source == BindingSource.Query,
                    parameter.IsRequired,
                    ((IParameterInfoParameterDescriptor)parameter.ParameterDescriptor).ParameterInfo))
                .ToArray());
}
