using System.Text.Json;

namespace Portal.Tests.DataPlanes.Envoy;

/// <summary>A client made of Envoy's own published definitions, by Node.</summary>
internal static class UpstreamClient
{
    private static readonly NodePackages Packages = new("envoy-protos", "Envoy's published definitions", "@grpc/grpc-js@1.14.7", "@grpc/grpc-js-xds@1.14.1", "@grpc/proto-loader@0.8.1");

    public static Task<JsonElement> AskAsync(Uri address, string file, string service, string method, object request) =>
        Packages.RunAsync("Portal.Tests/DataPlanes/Envoy/upstream-client.js", new { address = address.Authority, file, service, method, request });
}
