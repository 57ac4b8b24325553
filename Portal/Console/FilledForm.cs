using System.Text;
using Microsoft.Extensions.Primitives;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Portal.Console;

/// <summary>
/// What stands in the console's form, and the same as the query of an address: <c>p.NAME=value</c> for each parameter, <c>body</c>,
/// <c>type</c>, <c>as</c>, <c>env</c>, <c>subset</c>, <c>beside</c> and <c>rehearse</c>. So a filled form is a link that can be kept, sent, and come back to after signing in.
/// </summary>
internal sealed class FilledForm
{
    /// <summary>Longer bodies stay out of the address: servers and proxies cut long ones off.</summary>
    private const int LongestBodyInAddress = 2_000;

    private readonly OperationView _operation;
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    private FilledForm(OperationView operation) => _operation = operation;

    public string? ContentType { get; set; }

    public string? Body { get; set; }

    /// <summary>The subscription to call as.</summary>
    public Guid? As { get; set; }

    /// <summary>Answered out of the contract, not by a service.</summary>
    public bool IsMock { get; set; }

    public WayChoice Way { get; set; } = WayChoice.Usual;

    public string this[ParameterView parameter]
    {
        get => _parameters.GetValueOrDefault(RequestInput.Key(parameter), "");
        set => _parameters[RequestInput.Key(parameter)] = value;
    }

    public RequestInput Input => new(_parameters, ContentType, Body);

    /// <summary>Parameters that must be given and are not.</summary>
    public IEnumerable<ParameterView> Missing => Parameters(_operation).Where(parameter => parameter.Required && this[parameter].Length == 0);

    /// <summary>Those that a person fills in. Credentials are not among them: the console brings its own.</summary>
    public static IReadOnlyList<ParameterView> Parameters(OperationView operation) =>
        [.. operation.Parameters.Where(parameter => !IsCredential(operation, parameter) && parameter.In is not "cookie")];

    /// <summary>Browsers let no page write the cookies of a call.</summary>
    public static IReadOnlyList<ParameterView> Cookies(OperationView operation) =>
        [.. operation.Parameters.Where(parameter => !IsCredential(operation, parameter) && parameter.In is "cookie")];

    /// <summary>The address's values; where it has none, the shortest call that works.</summary>
    public static FilledForm Read(OperationView operation, IReadOnlyDictionary<string, StringValues> query)
    {
        var form = new FilledForm(operation);
        var example = RequestInput.Example(operation);
        var given = query.Keys.Any(key => key.StartsWith("p.", StringComparison.Ordinal)) || query.ContainsKey("body");
        foreach (var parameter in Parameters(operation))
        {
            form[parameter] = given ? query.GetValueOrDefault(Name(operation, parameter)).ToString() : example.Parameters.GetValueOrDefault(RequestInput.Key(parameter), "");
        }
        form.ContentType = operation.Body is null ? null : query.TryGetValue("type", out var type) ? type.ToString() : example.ContentType;
        form.Body = operation.Body is null ? null : query.TryGetValue("body", out var body) ? body.ToString() : example.Body;
        form.As = Guid.TryParse(query.GetValueOrDefault("as"), out var subscription) ? subscription : null;
        form.IsMock = query.GetValueOrDefault("env") == "mock";
        form.Way = new WayChoice(Word(query, "subset"), Word(query, "beside"), RehearsalChoice.Find(Word(query, "rehearse")));
        return form;
    }

    /// <summary>Name of a parameter's field: its own, with its place where another parameter has the same.</summary>
    public static string Name(OperationView operation, ParameterView parameter) =>
        operation.Parameters.Count(other => other.Name == parameter.Name) > 1 ? $"p.{parameter.In}.{parameter.Name}" : $"p.{parameter.Name}";

    public string ToQuery()
    {
        var query = new StringBuilder();
        foreach (var parameter in Parameters(_operation).Where(parameter => this[parameter].Length > 0))
        {
            Append(query, Name(_operation, parameter), this[parameter]);
        }
        if (Body is { Length: > 0 and <= LongestBodyInAddress })
        {
            Append(query, "type", ContentType ?? "");
            Append(query, "body", Body);
        }
        if (As is { } subscription)
        {
            Append(query, "as", subscription.ToString());
        }
        if (IsMock)
        {
            Append(query, "env", "mock");
        }
        foreach (var (name, value) in new[] { ("subset", Way.Subset), ("beside", Way.Beside), ("rehearse", Way.Rehearsal?.Key) })
        {
            if (value is not null)
            {
                Append(query, name, value);
            }
        }
        return query.ToString();
    }

    private static string? Word(IReadOnlyDictionary<string, StringValues> query, string name) =>
        query.GetValueOrDefault(name).ToString() is { Length: > 0 and <= 100 } word ? word : null;

    private static void Append(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));

    private static bool IsCredential(OperationView operation, ParameterView parameter) => operation.Security.SelectMany(way => way.Schemes)
        .Any(scheme => scheme.In == parameter.In && string.Equals(scheme.Parameter, parameter.Name, StringComparison.OrdinalIgnoreCase));
}
