using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Swashbuckle.AspNetCore.Swagger;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>
/// The served description: its structure generated from the endpoints, its words and examples those of <c>openapi/portal/v1.yaml</c>.
/// A test holds the two equal, so neither can move without the other.
/// </summary>
internal sealed class ManagementApiDocument(IServiceScopeFactory scopes)
{
    private readonly Lock _lock = new();
    private Task<byte[]>? _document;

    public Task<byte[]> ReadAsync()
    {
        lock (_lock)
        {
            return _document ??= MakeAsync();
        }
    }

    private async Task<byte[]> MakeAsync()
    {
        var structure = await GenerateAsync();
        var contract = NodeText.Read(await File.ReadAllBytesAsync(Path.Combine(ProgramFiles.Contracts, "portal", "v1.yaml")), ContractFormat.Yaml);
        ContractProse.CarryOver((JsonObject)NodeJson.ToJsonNode(contract)!, structure);
        return JsonSerializer.SerializeToUtf8Bytes(structure, WireJson.Options);
    }

    /// <summary>What the code alone says.</summary>
    internal async Task<JsonObject> GenerateAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(ManagementApiFeature.Document);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        return JsonNode.Parse(text)!.AsObject();
    }
}
