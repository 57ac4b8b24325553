namespace Portal.Tests.DataPlanes;

/// <summary>One pair of running control listeners for all tests of a class.</summary>
public sealed class ControlFixture : IAsyncLifetime
{
    private RunningControl? _control;

    internal RunningControl Control => _control!;

    public async ValueTask InitializeAsync() => _control = await RunningControl.StartAsync();

    public ValueTask DisposeAsync() => _control?.DisposeAsync() ?? ValueTask.CompletedTask;
}
