using System.Text;

namespace Portal.Api.Contracts.Samples;

/// <summary>
/// One call, as the console sends it and as samples say it: both are written from the same model, so they cannot differ.
/// <see cref="Path"/> is percent-encoded; names and values of query and headers are as typed.
/// </summary>
public sealed record RequestModel(
    string Method,
    string BaseUrl,
    string Path,
    IReadOnlyList<RequestValue> Query,
    IReadOnlyList<RequestValue> Headers,
    RequestContent? Body)
{
    /// <summary>What the answer is expected to be, by the contract.</summary>
    public bool ExpectsJson { get; init; } = true;

    /// <summary>A line that says what the call does.</summary>
    public string? Title { get; init; }

    /// <summary>Path and query without credentials: what the console calls under its own prefix.</summary>
    public string Target
    {
        get
        {
            var query = string.Join('&', Query.Where(value => value.Variable is null).Select(value => $"{Uri.EscapeDataString(value.Name)}={Encode(value.Value)}"));
            return query.Length == 0 ? Path : $"{Path}{Start}{query}";
        }
    }

    /// <summary>How the contract puts the call; null for one that no operation describes.</summary>
    public RequestShape? Shape { get; init; }

    /// <summary>The connection shows a client certificate: samples take it from the files client.pem and client.key where their tool has words for that.</summary>
    public bool Certificate { get; init; }

    /// <summary>Environment variables that credentials are read from.</summary>
    internal IReadOnlyList<string> Variables => [.. Query.Concat(Headers).Select(value => value.Variable).OfType<string>().Distinct()];

    /// <summary>Headers, and what the body is.</summary>
    internal IReadOnlyList<(string Name, TextPiece Value)> AllHeaders
    {
        get
        {
            var headers = Headers.Select(header => (header.Name, new TextPiece(header.Value, header.Variable))).ToList();
            if (Body is { } body)
            {
                headers.Add(("Content-Type", new TextPiece(body.MediaType, null)));
            }
            return headers;
        }
    }

    /// <summary>The whole URL in pieces, since a credential in the query is a variable in the sample.</summary>
    internal IReadOnlyList<TextPiece> Url
    {
        get
        {
            var pieces = new List<TextPiece>();
            var text = new StringBuilder(BaseUrl).Append(Path);
            var separator = Start;
            foreach (var value in Query)
            {
                text.Append(separator).Append(Uri.EscapeDataString(value.Name)).Append('=').Append(Encode(value.Value));
                separator = '&';
                if (value.Variable is not null)
                {
                    pieces.Add(new TextPiece(text.ToString(), value.Variable));
                    text.Clear();
                }
            }
            if (text.Length > 0)
            {
                pieces.Add(new TextPiece(text.ToString(), null));
            }
            return pieces;
        }
    }

    /// <summary>Some contracts write a part of the query into the path.</summary>
    private char Start => Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';

    /// <summary>A comma may stand in a query (RFC 3986, section 3.4), and lists read better with it.</summary>
    private static string Encode(string value) => Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal);
}

/// <summary>
/// A parameter of the query or a header. With a <see cref="Variable"/> it is a credential: samples read the secret from the environment
/// variable of that name and put it after <see cref="Value"/>; the secret itself is never part of a model.
/// </summary>
public sealed record RequestValue(string Name, string Value, string? Variable = null);

public sealed record RequestContent(string MediaType, string Text);

/// <summary>Text, then the value of an environment variable, if any.</summary>
internal readonly record struct TextPiece(string Text, string? Variable);

/// <summary>
/// The operation behind a call, for clients that are written by operation: its id, its path template, and the plain values of the
/// template's parameters (null when one of them is not a plain value).
/// </summary>
public sealed record RequestShape(string OperationId, string Template, IReadOnlyDictionary<string, string>? PathValues);
