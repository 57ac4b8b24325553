using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>
/// Mutual TLS at the port of an inbound sidecar. STRICT: nobody gets further without a certificate of the mesh. PERMISSIVE: who does not begin
/// with a TLS handshake is taken in plain text, as somebody unknown.
/// </summary>
internal static class InboundTls
{
    private const byte HandshakeRecord = 0x16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void UseMeshTls(this ListenOptions listen, WorkloadIdentity workload, MeshIdentities identities, Func<PeerMode> mode)
    {
        ConnectionDelegate? plain = null;
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.Use(next => connection => mode() is PeerMode.Strict ? next(connection) : SniffAsync(connection, next, plain!));
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = Patience,
            // The handshake has verified the certificate by then.
            OnConnection = _ => ValueTask.FromResult(identities.ForServer(workload)),
        });
        // Connections that are not of TLS go in behind it.
        listen.Use(next => plain = next);
        listen.Use(next => connection => next(Introduced(connection)));
    }

    private static ConnectionContext Introduced(ConnectionContext connection)
    {
        if (connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is { } certificate && MeshIdentities.IdOf(certificate) is { } id)
        {
            connection.Features.Set(new MeshPeer(id));
        }
        return connection;
    }

    private static async Task SniffAsync(ConnectionContext connection, ConnectionDelegate tls, ConnectionDelegate plain)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        bool isTls;
        try
        {
            var read = await connection.Transport.Input.ReadAsync(patience.Token);
            if (read.Buffer.IsEmpty)
            {
                return;
            }
            isTls = read.Buffer.FirstSpan[0] == HandshakeRecord;
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
        }
        catch (OperationCanceledException)
        {
            // It said nothing.
            return;
        }
        await (isTls ? tls : plain)(connection);
    }
}
