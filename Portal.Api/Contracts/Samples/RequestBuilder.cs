using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Slices.Bodies;

namespace Portal.Api.Contracts.Samples;

/// <summary>Makes the call that an operation and a filled form describe.</summary>
public static class RequestBuilder
{
    /// <summary>Environment variable that samples read an API key from.</summary>
    public const string KeyVariable = "TRAVELZ_KEY";

    /// <summary>Environment variable that samples read an access token from.</summary>
    public const string TokenVariable = "TRAVELZ_TOKEN";

    /// <summary>Environment variables that samples read an application's id and its key or secret from.</summary>
    public const string AppIdVariable = "TRAVELZ_APP_ID";

    public const string AppKeyVariable = "TRAVELZ_APP_KEY";

    /// <param name="operation">What is called.</param>
    /// <param name="baseUrl">Where clients reach the API, without a slash at the end.</param>
    /// <param name="input">The filled form.</param>
    /// <param name="credential">How the API takes credentials, where that is not the contract's to say.</param>
    public static RequestModel Build(OperationView operation, string baseUrl, RequestInput input, SampleCredential? credential = null)
    {
        var query = new List<RequestValue>();
        var headers = new List<RequestValue>();
        var cookies = new List<string>();
        var path = operation.Summary.Path;
        foreach (var parameter in operation.Parameters)
        {
            if (!input.Parameters.TryGetValue(RequestInput.Key(parameter), out var text) || text.Length == 0)
            {
                continue;
            }
            switch (parameter.In)
            {
                case "path":
                    path = path.Replace($"{{{parameter.Name}}}", ParameterText.InPath(parameter, text), StringComparison.Ordinal);
                    break;
                case "query":
                    query.AddRange(ParameterText.InQuery(parameter, text));
                    break;
                case "querystring":
                    path = $"{path}?{ParameterText.AsQuery(parameter, text)}";
                    break;
                case "header":
                    headers.Add(new RequestValue(parameter.Name, ParameterText.InHeader(parameter, text)));
                    break;
                case "cookie":
                    cookies.Add($"{parameter.Name}={Uri.EscapeDataString(text)}");
                    break;
            }
        }
        if (cookies.Count > 0)
        {
            headers.Add(new RequestValue("Cookie", string.Join("; ", cookies)));
        }
        AddAccept(operation, headers);
        if (credential is null || operation.IsOpen)
        {
            AddCredential(operation, query, headers);
        }
        else
        {
            headers.InsertRange(0, credential.Headers);
            query.AddRange(credential.Query);
        }
        var shows = !operation.IsOpen && (credential?.Certificate ?? Way(operation).Schemes.Any(scheme => scheme.Type == "mutualTLS"));
        return new RequestModel(operation.Summary.Method, baseUrl, path, query, headers, Body(operation, input))
        {
            Title = shows ? $"{operation.Summary.Title}, with the client certificate in client.pem and client.key" : operation.Summary.Title,
            Certificate = shows,
            Shape = Shape(operation, input),
            ExpectsJson = Success(operation) is not { Contents: [{ IsJson: false }, ..] },
        };
    }

    private static RequestShape Shape(OperationView operation, RequestInput input)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In is "path"))
        {
            values[parameter.Name] = input.Parameters.GetValueOrDefault(RequestInput.Key(parameter), "");
        }
        var plain = operation.Parameters.Where(parameter => parameter.In is "path")
            .All(parameter => parameter.Style is "simple" && values[parameter.Name].Length > 0 && !(parameter.Schema?.Types.Any(type => type is "array" or "object") ?? false));
        return new RequestShape(operation.Summary.Id, operation.Summary.Path, plain ? values : null);
    }

    private static RequestContent? Body(OperationView operation, RequestInput input)
    {
        if (operation.Body is null || string.IsNullOrEmpty(input.Body))
        {
            return null;
        }
        var type = input.ContentType ?? (operation.Body.Contents is [var first, ..] ? first.Type : "application/json");
        // The parts of a form are divided by a line that the header names, and their lines end with both signs, whoever typed them.
        return type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && !type.Contains("boundary=", StringComparison.OrdinalIgnoreCase) && MultipartText.BoundaryOf(input.Body) is { Length: > 0 } boundary
            ? new RequestContent($"{type}; boundary={boundary}", input.Body.ReplaceLineEndings("\r\n"))
            : new RequestContent(type, input.Body);
    }

    private static ResponseView? Success(OperationView operation) => operation.Responses.FirstOrDefault(response => response.Status is ['2', ..]);

    /// <summary>Said only where the contract offers a choice.</summary>
    private static void AddAccept(OperationView operation, List<RequestValue> headers)
    {
        if (Success(operation) is { Contents: [var first, _, ..] })
        {
            headers.Insert(0, new RequestValue("Accept", first.Type));
        }
    }

    /// <summary>The first way the contract names that keeps the secret out of the URL, else the first.</summary>
    private static SecurityRequirementView Way(OperationView operation) =>
        operation.Security.FirstOrDefault(way => way.Schemes.All(scheme => scheme.In is not "query")) ?? operation.Security[0];

    private static void AddCredential(OperationView operation, List<RequestValue> query, List<RequestValue> headers)
    {
        if (operation.IsOpen)
        {
            return;
        }
        foreach (var scheme in Way(operation).Schemes)
        {
            switch (scheme)
            {
                case { Type: "apiKey", In: "header", Parameter: { } name }:
                    headers.Insert(0, new RequestValue(name, "", KeyVariable));
                    break;
                case { Type: "apiKey", In: "query", Parameter: { } name }:
                    query.Add(new RequestValue(name, "", KeyVariable));
                    break;
                case { Type: "http", Scheme: { } word } when word.Equals("basic", StringComparison.OrdinalIgnoreCase):
                    headers.Insert(0, new RequestValue("Authorization", "Basic ", TokenVariable));
                    break;
                case { Type: "http" or "oauth2" or "openIdConnect" }:
                    headers.Insert(0, new RequestValue("Authorization", "Bearer ", TokenVariable));
                    break;
            }
        }
    }
}
