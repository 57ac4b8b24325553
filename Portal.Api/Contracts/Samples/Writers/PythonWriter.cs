using System.Text;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>The packages requests and httpx, whose calls differ in little.</summary>
internal static class PythonWriter
{
    private static readonly string[] Known = ["get", "put", "post", "delete", "head", "options", "patch"];

    public static string Requests(RequestModel request) => Write(request, "requests", bodyName: "data", bodyMethods: Known);

    /// <summary>Its short forms of methods without a usual body take none.</summary>
    public static string Httpx(RequestModel request) => Write(request, "httpx", bodyName: "content", bodyMethods: ["put", "post", "patch"]);

    private static string Write(RequestModel request, string package, string bodyName, string[] bodyMethods)
    {
        var code = new StringBuilder();
        if (request.Variables.Count > 0)
        {
            code.Append("import os\n\n");
        }
        code.Append($"import {package}\n\n");
        var method = request.Method.ToLowerInvariant();
        var isShort = (request.Body is null ? Known : bodyMethods).Contains(method);
        code.Append(isShort ? $"response = {package}.{method}(\n" : $"response = {package}.request(\n    {CodeText.Quote(request.Method)},\n");
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
                : $"    {bodyName}={CodeText.Quote(body.Text)}.encode(),\n");
        }
        if (request.Certificate)
        {
            code.Append("    cert=(\"client.pem\", \"client.key\"),\n");
        }
        code.Append("    timeout=10,\n)\nresponse.raise_for_status()\n");
        code.Append(request.ExpectsJson ? "print(response.json())\n" : "print(response.text)\n");
        return code.ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, text => CodeText.Quote(text), name => $"os.environ[{CodeText.Quote(name)}]");

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
