namespace Portal.Tests.Gateway;

/// <summary>One running gateway for all tests of a class.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private RunningGateway? _gateway;

    public async ValueTask InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public ValueTask DisposeAsync() => _gateway?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The gateway, with nothing that an earlier test did to its mesh.</summary>
    internal RunningGateway Fresh()
    {
        _gateway!.Mesh.Calls.Clear();
        _gateway.Mesh.Answer = MeshDouble.Hello;
        _gateway.Mesh.Version = "v2";
        return _gateway;
    }
}
