namespace Portal.Api.Mesh.Istio;

/// <summary>
/// Istio's Gateway: which hosts an edge takes calls for. Virtual services that are bound to it answer for those hosts of theirs that one of its servers
/// takes. Its selector means proxies of a cluster; here the portal's own gateway stands for all of them.
/// </summary>
internal sealed record Gateway(string Name, string Namespace, IReadOnlyList<GatewayServer> Servers, FileSpot Source);

/// <summary><see cref="Hosts"/> as they are written, without a namespace before a slash: exact, <c>*.travelz.example</c>, or <c>*</c>.</summary>
internal sealed record GatewayServer(int Port, string Protocol, IReadOnlyList<string> Hosts);
