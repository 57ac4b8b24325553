using System.Net.Http.Headers;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>A rule's changes to headers: removed first, then set, then added, as Envoy does.</summary>
internal static class HeaderEdits
{
    public static void Apply(HeaderChanges changes, IHeaderDictionary headers)
    {
        foreach (var name in changes.Remove)
        {
            headers.Remove(name);
        }
        foreach (var (name, value) in changes.Set)
        {
            headers[name] = value;
        }
        foreach (var (name, value) in changes.Add)
        {
            headers.Append(name, value);
        }
    }

    public static void Apply(HeaderChanges changes, HttpRequestMessage request)
    {
        foreach (var name in changes.Remove)
        {
            Remove(request, name);
        }
        foreach (var (name, value) in changes.Set)
        {
            Remove(request, name);
            Add(request, name, value);
        }
        foreach (var (name, value) in changes.Add)
        {
            Add(request, name, value);
        }
    }

    public static void Remove(HttpRequestMessage request, string name) => Remove(request.Headers, request.Content?.Headers, name);

    /// <summary>Looks before it removes: asking a collection to remove a header of the other kind is an error to HttpClient.</summary>
    public static void Remove(HttpHeaders message, HttpContentHeaders? content, string name)
    {
        if (message.NonValidated.Contains(name))
        {
            message.Remove(name);
        }
        else if (content?.NonValidated.Contains(name) == true)
        {
            content.Remove(name);
        }
    }

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!request.Headers.TryAddWithoutValidation(name, value))
        {
            request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
