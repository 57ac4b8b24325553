using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>An interface in the style of Refit, with the call by it, as the top-level statements of a .NET program.</summary>
internal static partial class RefitWriter
{
    private static readonly string[] Known = ["Get", "Post", "Put", "Delete", "Patch", "Head", "Options"];

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event",
        "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    public static string Write(RequestModel request)
    {
        var arguments = Arguments(request);
        var known = Array.Find(Known, name => name.Equals(request.Method, StringComparison.OrdinalIgnoreCase));
        var verb = known ?? "Verb";
        var method = Pascal(request.Shape?.OperationId ?? "Call");
        var code = new StringBuilder("using Refit;\n\n");
        code.Append($"var api = RestService.For<IApi>({CodeText.Quote(request.BaseUrl)});\n");
        code.Append($"Console.WriteLine(await api.{method}({string.Join(", ", arguments.Select(argument => argument.Value))}));\n\n");
        code.Append("public interface IApi\n{\n");
        if (request.Body is { } body)
        {
            code.Append($"    [Headers({CodeText.Quote($"Content-Type: {body.MediaType}")})]\n");
        }
        code.Append($"    [{verb}({CodeText.Quote(Template(request))})]\n    Task<string> {method}({string.Join(", ", arguments.Select(argument => argument.Declaration))});\n}}\n");
        if (known is null)
        {
            code.Append($"\npublic sealed class VerbAttribute(string path) : HttpMethodAttribute(path)\n{{\n    public override HttpMethod Method => new({CodeText.Quote(request.Method)});\n}}\n");
        }
        return code.ToString();
    }

    /// <summary>Names that stand twice in the query cannot be two parameters; such a query is part of the path.</summary>
    private static bool QueryIsPlain(RequestModel request) => request.Query.Select(value => value.Name).Distinct(StringComparer.Ordinal).Count() == request.Query.Count;

    private static string Template(RequestModel request)
    {
        var path = request.Shape is { PathValues: { } values } shape
            ? values.Keys.Aggregate(shape.Template, (template, name) => template.Replace($"{{{name}}}", $"{{{Camel(name)}}}", StringComparison.Ordinal))
            : request.Path;
        return QueryIsPlain(request) ? path : path + request.Target[request.Path.Length..];
    }

    private static List<(string Declaration, string Value)> Arguments(RequestModel request)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var arguments = new List<(string, string)>();
        foreach (var (name, value) in request.Shape?.PathValues ?? new Dictionary<string, string>())
        {
            names.Add(Camel(name));
            arguments.Add(($"string {Camel(name)}", CodeText.Quote(value)));
        }
        foreach (var value in request.Query.Where(value => QueryIsPlain(request) || value.Variable is not null))
        {
            arguments.Add(($"[AliasAs({CodeText.Quote(value.Name)})] string {Unique(names, value.Name)}", Value(new TextPiece(value.Value, value.Variable))));
        }
        foreach (var header in request.Headers)
        {
            arguments.Add(($"[Header({CodeText.Quote(header.Name)})] string {Unique(names, header.Name)}", Value(new TextPiece(header.Value, header.Variable))));
        }
        if (request.Body is { } body)
        {
            arguments.Add(($"[Body] string {Unique(names, "body")}", CSharpWriter.Literal(body.Text)));
        }
        return arguments;
    }

    private static string Value(TextPiece piece)
    {
        var read = $"Environment.GetEnvironmentVariable({CodeText.Quote(piece.Variable ?? "")})";
        return piece switch
        {
            { Variable: null } => CodeText.Quote(piece.Text),
            { Text: "" } => read + "!",
            _ => $"{CodeText.Quote(piece.Text)} + {read}",
        };
    }

    private static string Unique(HashSet<string> names, string name)
    {
        var (first, unique) = (Camel(name), Camel(name));
        for (var number = 2; !names.Add(unique); number++)
        {
            unique = $"{first.TrimStart('@')}{number}";
        }
        return unique;
    }

    private static string Pascal(string name)
    {
        var joined = string.Concat(Words().Matches(name).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));
        return joined is [(>= 'A' and <= 'Z') or '_', ..] ? joined : "Call" + joined;
    }

    private static string Camel(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Reserved.Contains(camel) ? "@" + camel : camel;
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();
}
