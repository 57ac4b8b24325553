using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Access.Calls;

/// <summary>Takes the caller's credentials out of the request, wherever any API takes them, so that nobody behind the gateway sees them.</summary>
internal static class CallerCredential
{
    /// <summary>What was sent, and the query without it. The Authorization header stays until it is known whose it is: see <see cref="SentCredentials.Settle"/>.</summary>
    public static SentCredentials Take(CredentialNames names, IHeaderDictionary headers, string query)
    {
        var sent = new SentCredentials { Query = query };
        foreach (var (spelling, name) in names.Headers)
        {
            TakeHeader(headers, spelling, name, sent);
        }
        sent.AddAuthorization(headers);
        if (headers.Referer.Count > 0)
        {
            CleanReferrer(names, headers);
        }
        if (query.Length > 1)
        {
            sent.Query = TakeParameters(names.Parameters, query, sent);
        }
        return sent;
    }

    /// <summary>The address of a page may have a credential in it, which is not the page's to hand on.</summary>
    private static void CleanReferrer(CredentialNames names, IHeaderDictionary headers)
    {
        if (headers.Referer.Any(referrer => referrer?.AsSpan().ContainsAny('?', '#') is true))
        {
            headers.Referer = Array.ConvertAll(headers.Referer.ToArray(), referrer => referrer is null ? null : WithoutCredentials(names, referrer));
        }
    }

    private static string WithoutCredentials(CredentialNames names, string referrer)
    {
        var address = referrer.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? referrer[..fragment] : referrer;
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? address : address[..query] + TakeParameters(names.Parameters, address[query..], new SentCredentials());
    }

    private static void TakeHeader(IHeaderDictionary headers, string spelling, string name, SentCredentials sent)
    {
        if (!headers.TryGetValue(spelling, out var values))
        {
            return;
        }
        headers.Remove(spelling);
        foreach (var value in values)
        {
            sent.Add(CredentialIn.Header, name, value);
        }
    }

    private static string TakeParameters(string[] names, string query, SentCredentials sent)
    {
        StringBuilder? rest = null;
        var isTaken = false;
        foreach (var range in query.AsSpan(1).Split('&'))
        {
            var (from, to) = (range.Start.Value + 1, range.End.Value + 1);
            var pair = query.AsSpan(from, to - from);
            var equals = pair.IndexOf('=');
            if (NameOf(names, equals < 0 ? pair : pair[..equals]) is { } name)
            {
                rest ??= isTaken || from == 1 ? null : new StringBuilder(query.Length).Append(query, 0, from);
                isTaken = true;
                sent.Add(CredentialIn.Query, name, equals < 0 ? "" : Decode(pair[(equals + 1)..]));
            }
            else if (isTaken)
            {
                (rest ??= new StringBuilder("?", query.Length)).Append(pair).Append('&');
            }
        }
        return !isTaken ? query : rest is null ? "" : rest.ToString().TrimEnd('&');
    }

    /// <summary>By any spelling that a service behind us might read as the same name; null: it is no credential.</summary>
    private static string? NameOf(string[] names, ReadOnlySpan<char> text)
    {
        var decoded = text.Contains('%') ? Decode(text) : text;
        foreach (var name in names)
        {
            if (decoded.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }
        return null;
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
