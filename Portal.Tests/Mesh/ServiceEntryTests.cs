using System.Net;
using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Mesh;

public sealed class ServiceEntryTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Servers_that_an_entry_names_are_called_by_its_host_and_follow_the_files()
    {
        await using var elsewhere = await TestMesh.StartAsync(MeshYaml.Subsets());
        var first = await elsewhere.AddServiceAsync("x", "v1", context => context.Response.WriteAsync($"first {context.Request.Host.Value}"));
        var second = await elsewhere.AddServiceAsync("y", "v1", context => context.Response.WriteAsync("second"));
        await using var mesh = await TestMesh.StartAsync(Entry(first.Address.Port));
        using var sidecar = mesh.Sidecar();

        Assert.Equal("first rates.example", await sidecar.GetStringAsync("http://rates.example/today", Stop));
        var hop = await mesh.Recorded.HopAsync();
        Assert.Equal(("rates.example", $"127.0.0.1:{first.Address.Port} (1 of 1)", false), (hop.Destination, hop.Instance, hop.IsMutualTls));

        await mesh.WriteAsync(Entry(second.Address.Port));
        await Wait.UntilAsync(async () => await sidecar.GetStringAsync("http://rates.example/today", Stop) == "second", TimeSpan.FromSeconds(20), "the other server answers");
        Assert.Single(mesh.Registry.Find("rates.example")!.Instances);

        await mesh.WriteAsync(MeshYaml.Subsets());
        await Wait.UntilAsync(async () => (await sidecar.GetAsync("http://rates.example/today", Stop)).StatusCode == HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(20), "nobody answers");
    }

    [Fact]
    public async Task A_port_that_a_route_names_has_servers_of_its_own()
    {
        await using var elsewhere = await TestMesh.StartAsync(MeshYaml.Subsets());
        var plain = await elsewhere.AddServiceAsync("x", "v1", context => context.Response.WriteAsync("plain"));
        var admin = await elsewhere.AddServiceAsync("y", "v1", context => context.Response.WriteAsync("admin"));
        await using var mesh = await TestMesh.StartAsync(Entry(plain.Address.Port, $"- {{ number: 8080, name: admin, protocol: HTTP, targetPort: {admin.Address.Port} }}") + MeshYaml.Service(
            "- match: [{ uri: { prefix: /admin } }]\n  route: [{ destination: { host: rates.example, port: { number: 8080 } } }]\n- route: [{ destination: { host: rates.example } }]", gateway: "mesh", hosts: "rates.example"));
        using var sidecar = mesh.Sidecar();

        Assert.Equal("admin", await sidecar.GetStringAsync("http://rates.example/admin", Stop));
        Assert.Equal("plain", await sidecar.GetStringAsync("http://rates.example/", Stop));
    }

    private static string Entry(int port, string more = "") =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: rates }
        spec:
          hosts: [rates.example]
          location: MESH_EXTERNAL
          resolution: STATIC
          ports:
            - { number: 80, name: http, protocol: HTTP, targetPort: {{port}} }
            {{more}}
          endpoints: [{ address: 127.0.0.1 }]
        ---

        """;
}
