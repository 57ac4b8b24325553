namespace Portal.Api.Hosting;

/// <summary>What a room has to say at <c>Control:GrpcUrl</c>, an application of its own too.</summary>
internal interface IControlGrpc
{
    /// <summary>The room's services, each as one instance for all calls.</summary>
    void Add(IServiceCollection services);

    void Map(WebApplication app);
}
