namespace Portal.Tests.Hosting;

/// <summary>One running portal with the contracts of the product, for a class whose tests do not get into each other's way.</summary>
public sealed class PlainPortal : IAsyncLifetime
{
    internal RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await RunningPortal.StartAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
