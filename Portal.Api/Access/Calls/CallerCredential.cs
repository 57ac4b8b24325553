using System.Text;
using Microsoft.AspNetCore.Http;

namespace Portal.Api.Access.Calls;

/// <summary>Takes the caller's credential out of the request, wherever it was sent, so that nobody behind the gateway sees it.</summary>
internal static class CallerCredential
{
    private const string Header = "X-API-Key";
    private const string Parameter = "user_key";

    /// <summary>The credential (null: none), where it was, and the query without it. Two that differ are refused.</summary>
    public static CredentialFound Take(IHeaderDictionary headers, string query)
    {
        var found = new CredentialFound { Query = query };
        TakeHeader(headers, Header, found);
        TakeHeader(headers, "X_API_Key", found);
        if (query.Length > 1)
        {
            found.Query = TakeParameter(query, found);
        }
        return found;
    }

    private static void TakeHeader(IHeaderDictionary headers, string name, CredentialFound found)
    {
        if (!headers.TryGetValue(name, out var values))
        {
            return;
        }
        headers.Remove(name);
        foreach (var value in values)
        {
            found.Add(value, "header X-API-Key");
        }
    }

    private static string TakeParameter(string query, CredentialFound found)
    {
        StringBuilder? rest = null;
        var kept = 0;
        foreach (var range in query.AsSpan(1).Split('&'))
        {
            var (from, to) = (range.Start.Value + 1, range.End.Value + 1);
            var pair = query.AsSpan(from, to - from);
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            if (IsParameter(name))
            {
                rest ??= new StringBuilder(query.Length).Append(query, 0, from);
                found.Add(equals < 0 ? "" : Decode(pair[(equals + 1)..]), "query user_key");
            }
            else
            {
                kept++;
                rest?.Append(pair).Append('&');
            }
        }
        return rest is null ? query : kept == 0 ? "" : rest.ToString().TrimEnd('&');
    }

    /// <summary>By any spelling that a service behind us might read as the same name.</summary>
    private static bool IsParameter(ReadOnlySpan<char> name) =>
        name.Equals(Parameter, StringComparison.OrdinalIgnoreCase)
        || (name.Contains('%') && Decode(name).Equals(Parameter, StringComparison.OrdinalIgnoreCase));

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}

internal sealed class CredentialFound
{
    private static readonly AccessRefusal Conflict = new(
        400,
        "credential_conflict",
        "Bad request",
        "The call carries two different credentials.",
        "Send one key, either in the header X-API-Key or in the query parameter user_key.");

    public string? Credential { get; private set; }

    public string Place { get; private set; } = "";

    public string Query { get; set; } = "";

    public AccessRefusal? Refusal { get; private set; }

    public void Add(string? value, string place)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }
        var credential = value.Trim();
        if (Credential is not null && Credential != credential)
        {
            Refusal = Conflict;
        }
        Credential ??= credential;
        Place = Place.Length == 0 ? place : Place;
    }
}
