using System.Buffers.Text;
using System.Text;
using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Access.Credentials;

/// <summary>What one caller sent in places where credentials can be, before it is known which of them count.</summary>
internal sealed class SentCredentials
{
    private const string BasicWord = "Basic ";
    private const string BearerWord = "Bearer ";

    private readonly List<SentCredential> _sent = new(1);
    private string? _authorization;
    private IHeaderDictionary? _headers;
    private bool _authorizedTwice;

    public int Count => _sent.Count;

    /// <summary>The query without what was taken out of it.</summary>
    public string Query { get; set; } = "";

    /// <summary>Shown by the connection that the call came by; null: none.</summary>
    public ClientCertificate? Certificate { get; set; }

    public static SentCredentials Of(CredentialIn place, string name, string value)
    {
        var sent = new SentCredentials();
        sent.Add(place, name, value);
        return sent;
    }

    public SentCredential this[int index] => _sent[index];

    public void Add(CredentialIn place, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _sent.Add(new SentCredential(place, name, value.Trim()));
        }
    }

    /// <summary>The header as it came: whether it is for us depends on the API that is called.</summary>
    public void AddAuthorization(IHeaderDictionary headers)
    {
        if (headers.Authorization is [{ } value])
        {
            (_authorization, _headers) = (value, headers);
        }
        else
        {
            // More than one is no header of RFC 9110: nobody could say which counts.
            _authorizedTwice = headers.Authorization.Count > 1;
            headers.Remove("Authorization");
        }
    }

    /// <summary>Services have their own uses for Authorization: it is taken out where the API that is called takes credentials there, or where it holds one of ours.</summary>
    public void Settle(AcceptedCredentials accepts)
    {
        if (_headers is not null && OwnsAuthorization(accepts))
        {
            _headers.Remove("Authorization");
        }
    }

    /// <summary>What of it counts at an API. A refusal says why nothing does.</summary>
    public PresentedCredential Present(AcceptedCredentials accepts, out AccessRefusal? refusal)
    {
        var presenting = new Presenting(accepts);
        for (var index = 0; index < _sent.Count; index++)
        {
            var one = _sent[index];
            presenting.Add(one.In, one.Name, one.Value);
        }
        if (accepts.TakesBasic && Basic() is { } pair)
        {
            presenting.AddBasic(pair.Name, pair.Password);
        }
        if (accepts.TakesBearer && Bearer() is { } token)
        {
            presenting.Add(CredentialIn.Bearer, null, token);
        }
        return presenting.Result(_sent.Count > 0 || _authorizedTwice || OwnsAuthorization(accepts), Certificate, out refusal);
    }

    private bool OwnsAuthorization(AcceptedCredentials accepts)
    {
        if (Bearer() is { } token)
        {
            return accepts.TakesBearer || Redaction.IsOurs(token) || TokenReader.LooksOurs(token) || NamesOurs(token);
        }
        return Basic() is { } pair
            ? accepts.TakesBasic || Redaction.IsOurs(pair.Name) || Redaction.IsOurs(pair.Password)
            : _authorization is not null && NamesOurs(_authorization);
    }

    /// <summary>In no scheme, in one that nobody takes, or behind another where a proxy has joined two headers into one.</summary>
    private static bool NamesOurs(string text) => text.Split([' ', ',', '='], StringSplitOptions.RemoveEmptyEntries).Any(part => Redaction.IsOurs(part.Trim('"')));

    private string? Bearer() => _authorization?.StartsWith(BearerWord, StringComparison.OrdinalIgnoreCase) == true
        && _authorization[BearerWord.Length..].Trim() is { Length: > 0 } token ? token : null;

    private (string Name, string Password)? Basic()
    {
        if (_authorization?.StartsWith(BasicWord, StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }
        var text = _authorization.AsSpan(BasicWord.Length).Trim();
        if (!Base64.IsValid(text, out var length))
        {
            return null;
        }
        var bytes = new byte[length];
        Convert.TryFromBase64Chars(text, bytes, out var written);
        var pair = Encoding.UTF8.GetString(bytes, 0, written);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (pair, "") : (pair[..colon], pair[(colon + 1)..]);
    }
}

internal readonly record struct SentCredential(CredentialIn In, string Name, string Value);
