using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Samples;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Samples;

/// <summary>The calls that samples are tried on: every operation of the contracts, and some that nobody would write by hand.</summary>
internal static class SampleCalls
{
    /// <summary>Everything that some language reads as something else, as far as a header may carry it.</summary>
    public const string Nasty = """it's "a" $HOME `id` $(id) \n \u0041 \ {x} ${y} #{z} %s !! \(z) <?= ?> @x""";

    /// <summary>Bodies that are forms, as large public contracts have them, and paths with characters that need care.</summary>
    private const string Forms = """
        openapi: 3.1.1
        info: { title: Forms, version: '1' }
        paths:
          /charges/{id}{more}:
            post:
              operationId: charge
              parameters:
                - { name: id, in: path, required: true, example: 'a b/ü?#%', schema: { type: string } }
                - { name: more, in: path, required: true, style: matrix, explode: true, example: { x: 1, y: 'é&;' }, schema: { type: object } }
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema: { type: object }
                    encoding: { tax: { style: deepObject, explode: true }, expand: { style: deepObject, explode: true } }
                    example: { amount: 10, note: "it's 100% & more", tax: { rates: [{ id: é }] }, expand: [a, b], tags: ['$x', '@y'] }
              responses: { '200': { description: ok } }
          /files:
            post:
              operationId: upload
              requestBody:
                content:
                  multipart/form-data:
                    schema: { type: object, properties: { purpose: { type: string }, file: { type: string, format: binary }, link: { type: object } } }
                    example: { purpose: "it's \\ 100%n $HOME \"quoted\"", file: "one\ntwo\n", link: { é: [1, 2] } }
              responses: { '200': { description: ok } }
        """;

    public static IReadOnlyList<RequestModel> Of(string baseUrl)
    {
        var calls = new List<RequestModel>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "openapi"), "v*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var contract = ContractReader.Read(File.ReadAllBytes(file)).Document!;
            calls.AddRange(contract.Operations.Select(operation => contract.FindOperation(operation.Id)!).Select(operation => RequestBuilder.Build(operation, baseUrl, RequestInput.Example(operation))));
        }
        var forms = Documents.Open(Forms);
        calls.AddRange(forms.Operations.Select(operation => forms.FindOperation(operation.Id)!).Select(operation => RequestBuilder.Build(operation, baseUrl, RequestInput.Example(operation))));
        foreach (var text in Texts)
        {
            calls.Add(new RequestModel(
                "POST",
                baseUrl,
                "/a%20b/c",
                [new RequestValue("q", "a b&c=d,'$x\"`+é"), new RequestValue("q", "2"), new RequestValue("user_key", "", "TRAVELZ_KEY")],
                [new RequestValue("X-API-Key", "", "TRAVELZ_KEY"), new RequestValue("Authorization", "Bearer {x} ", "TRAVELZ_TOKEN"), new RequestValue("X-Note", Nasty)],
                new RequestContent("text/plain", text)) { Title = Nasty });
        }
        return calls;
    }

    private static IEnumerable<string> Texts =>
    [
        Nasty + " é 😀",
        $"{{\n  \"a\": {JsonSerializer.Serialize(Nasty)},\n  \"b\": \"é 😀 $x ${{y}}\"\n}}",
        "first\n  second \"\"\" ''' ``` \"# \"## '@ BODY \n\n  third\\\n'@\nBODY\n last ",
        "one\r\ntwo\ttabbed\u0001\u2028 end\n",
        "@file",
    ];

    /// <summary>What a server must have seen of a call.</summary>
    public static string Expected(RequestModel call)
    {
        var text = new StringBuilder($"{call.Method} {call.Path}{Query(call)}\n");
        foreach (var header in call.Headers)
        {
            text.Append($"{header.Name.ToLowerInvariant()}: {(header.Value + Secret(header.Variable)).Trim()}\n");
        }
        return text.Append($"content-type: {call.Body?.MediaType}\n").Append(Plain(call.Body?.Text ?? "")).ToString();
    }

    /// <summary>JSON may be spaced as a language likes.</summary>
    public static string Plain(string body)
    {
        if (body is not ['{' or '[', ..])
        {
            return body;
        }
        try
        {
            return JsonNode.Parse(body)!.ToJsonString();
        }
        catch (JsonException)
        {
            return body;
        }
    }

    public static string Secret(string? variable) => variable is null ? "" : $"secret-{variable.ToLowerInvariant()}";

    private static string Query(RequestModel call)
    {
        var whole = call with { Query = [.. call.Query.Select(value => value with { Value = value.Value + Secret(value.Variable), Variable = null })] };
        return whole.Target[call.Path.Length..];
    }
}
