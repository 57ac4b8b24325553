using System.Text;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Samples;

/// <summary>The requests package.</summary>
internal static class PythonWriter
{
    private static readonly string[] Known = ["get", "put", "post", "delete", "head", "options", "patch"];

    public static string Write(RequestModel request)
    {
        var code = new StringBuilder();
        if (request.Headers.Concat(request.Query).Any(value => value.Variable is not null))
        {
            code.Append("import os\n\n");
        }
        code.Append("import requests\n\n");
        var method = request.Method.ToLowerInvariant();
        code.Append(Known.Contains(method) ? $"response = requests.{method}(\n" : $"response = requests.request(\n    {CodeText.Quote(request.Method)},\n");
        code.Append($"    {Join(request.Url)},\n");
        var asJson = request.Body is { MediaType: "application/json" } json && CodeText.IsJson(json);
        var headers = request.Headers.Select(header => (header.Name, Value: Join([new TextPiece(header.Value, header.Variable)]))).ToList();
        if (request.Body is { } content && !asJson)
        {
            headers.Add(("Content-Type", CodeText.Quote(content.MediaType)));
        }
        if (headers.Count > 0)
        {
            code.Append("    headers={\n");
            headers.ForEach(header => code.Append($"        {CodeText.Quote(header.Name)}: {header.Value},\n"));
            code.Append("    },\n");
        }
        if (request.Body is { } body)
        {
            code.Append(asJson
                ? $"    json={Literal(JsonNodeReader.Read(Encoding.UTF8.GetBytes(body.Text)), "    ")},\n"
                : $"    data={CodeText.Quote(body.Text)}.encode(),\n");
        }
        code.Append("    timeout=10,\n)\nresponse.raise_for_status()\n");
        code.Append(request.ExpectsJson ? "print(response.json())\n" : "print(response.text)\n");
        return code.ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces)
    {
        var terms = new List<string>();
        foreach (var piece in pieces)
        {
            if (piece.Text.Length > 0 || piece.Variable is null)
            {
                terms.Add(CodeText.Quote(piece.Text));
            }
            if (piece.Variable is not null)
            {
                terms.Add($"os.environ[{CodeText.Quote(piece.Variable)}]");
            }
        }
        return string.Join(" + ", terms);
    }

    private static string Literal(ContractNode node, string indent) => node switch
    {
        ObjectNode { Count: > 0 } map => $"{{\n{string.Concat(map.Members.Select(member => $"{indent}    {CodeText.Quote(member.Name)}: {Literal(member.Value, indent + "    ")},\n"))}{indent}}}",
        ArrayNode { Items.Count: > 0 } list => $"[\n{string.Concat(list.Items.Select(item => $"{indent}    {Literal(item, indent + "    ")},\n"))}{indent}]",
        ObjectNode => "{}",
        ArrayNode => "[]",
        ScalarNode { Kind: ScalarKind.String } text => CodeText.Quote(text.Text),
        ScalarNode { Kind: ScalarKind.Boolean } flag => flag.IsTrue ? "True" : "False",
        ScalarNode { Kind: ScalarKind.Null } => "None",
        _ => ((ScalarNode)node).Text,
    };
}
