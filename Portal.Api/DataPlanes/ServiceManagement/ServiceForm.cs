using System.Text;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>
/// Parameters with brackets in their names, as a tree: <c>usage[hits]=1</c>, <c>transactions[0][app_id]=a</c>. An empty pair of brackets adds to a
/// list: a new place where the last one has that name already.
/// </summary>
internal sealed class ServiceForm
{
    private const int MostParameters = 50_000;
    private const int Deepest = 6;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, ServiceForm> _children = new(StringComparer.Ordinal);
    private int _parameters;

    /// <summary>Null: nothing, or a tree.</summary>
    public string? Value { get; private set; }

    public IEnumerable<KeyValuePair<string, ServiceForm>> Children => _children;

    public bool IsTree => _children.Count > 0;

    /// <summary>An empty value is none.</summary>
    public string? Text(string name) => _children.GetValueOrDefault(name)?.Value is { Length: > 0 } text ? text : null;

    public ServiceForm? Find(string name) => _children.GetValueOrDefault(name);

    /// <summary>A query, or a body of application/x-www-form-urlencoded. Null: read.</summary>
    public ServiceError? AddEncoded(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }
            var equals = pair.IndexOf('=');
            if ((Decode(equals < 0 ? pair : pair[..equals], out var name) ?? Decode(equals < 0 ? "" : pair[(equals + 1)..], out var value) ?? Add(name, value)) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    public ServiceError? Add(string name, string value)
    {
        if (++_parameters > MostParameters)
        {
            return ServiceError.BadRequest;
        }
        var at = this;
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        var path = bracket <= 0 ? [name] : Path(name, bracket);
        if (path is null || path.Count > Deepest)
        {
            return ServiceError.BadRequest;
        }
        for (var step = 0; step < path.Count; step++)
        {
            var key = path[step].Length > 0 || step == 0 ? path[step] : at.ListPlace(step + 1 < path.Count ? path[step + 1] : null);
            if (!at._children.TryGetValue(key, out var child))
            {
                at._children[key] = child = new ServiceForm();
            }
            at = child;
        }
        at.Value = value;
        return null;
    }

    private static List<string>? Path(string name, int bracket)
    {
        var path = new List<string> { name[..bracket] };
        for (var at = bracket; at < name.Length;)
        {
            var end = name.IndexOf(']', at);
            if (name[at] != '[' || end < 0)
            {
                return null;
            }
            path.Add(name[(at + 1)..end]);
            at = end + 1;
        }
        return path;
    }

    private string ListPlace(string? next)
    {
        var last = _children.Count - 1;
        var isOpen = next is { Length: > 0 } && last >= 0 && _children.TryGetValue(Place(last), out var child) && !child._children.ContainsKey(next);
        return Place(isOpen ? last : last + 1);
    }

    private static string Place(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ServiceError? Decode(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = "";
        if (text.IndexOfAny('%', '+') < 0 && Ascii.IsValid(text))
        {
            decoded = text.ToString();
            return null;
        }
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                // What came as raw bytes was read as Latin-1.
                bytes[length++] = text[at] == '+' ? (byte)' ' : (byte)text[at];
                continue;
            }
            if (at + 2 >= text.Length || !byte.TryParse(text.Slice(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[length++]))
            {
                return ServiceError.BadRequest;
            }
            at += 2;
        }
        try
        {
            decoded = Strict.GetString(bytes, 0, length);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return ServiceError.NotValidData;
        }
    }
}
