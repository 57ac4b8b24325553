using Portal.Api.Mesh.Identity;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>Who is at the other end of a connection, as its certificate says. A feature of the connection; absent without mutual TLS.</summary>
internal sealed record MeshPeer(SpiffeId Id);
